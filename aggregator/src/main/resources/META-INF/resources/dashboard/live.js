const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 8000;
const SILENCE_MS = 15000;

/**
 * The page's line to the server: reconnects by itself, and says how it is.
 *
 * Event: "phase", after which `phase` is "connecting", "live" or "lost", and `retryAt`, on the clock of
 * performance.now(), is when it is tried again.
 */
export class Live extends EventTarget {
  phase = 'connecting';
  retryAt = 0;
  #url;
  #socket = null;
  #retries = 0;
  #timer;
  #watched = null;
  #hear = null;
  #unheard = [];
  #meet;

  /** @param meet called with each message that comes when nobody hears */
  constructor(url, meet) {
    super();
    this.#url = url;
    this.#meet = meet;
  }

  /** The session of which news was asked for last; null if of none. */
  get watched() {
    return this.#watched;
  }

  open() {
    addEventListener('online', this.#retryNow);
    addEventListener('pageshow', this.#retryNow);
    this.#connect();
  }

  close() {
    removeEventListener('online', this.#retryNow);
    removeEventListener('pageshow', this.#retryNow);
    clearTimeout(this.#timer);
    this.#drop();
  }

  /** From here on each message, parsed, is handed over: first those that came when nobody heard them. */
  hear(take) {
    this.#hear = take;
    this.#unheard.splice(0).forEach(take);
  }

  /** From here on news of this session, its whole state first; also after a new connection. */
  watch(session) {
    this.#watched = session;
    if (this.phase === 'live') {
      this.#socket.send(JSON.stringify({type: 'watch', session}));
    }
  }

  /** An event's emoji stands on the screen: each event once, while the page is visible. */
  shown(student, event) {
    if (this.phase === 'live') {
      this.#socket.send(JSON.stringify({type: 'shown', student, event}));
    }
  }

  #connect() {
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    socket.onopen = () => {
      this.#retries = 0;
      this.#become('live');
      this.watch(this.#watched);
      this.#expectLife();
    };
    socket.onmessage = ({data}) => {
      this.#expectLife();
      const message = JSON.parse(data);
      if (this.#hear) {
        this.#hear(message);
      } else {
        this.#unheard.push(message);
        this.#meet(message);
      }
    };
    socket.onclose = () => this.#lose();
  }

  #expectLife() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#lose(), SILENCE_MS);
  }

  #lose() {
    clearTimeout(this.#timer);
    this.#drop();
    const wait = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#retries++);
    const spread = wait * (0.8 + 0.4 * Math.random()); // many pages must not come back at once
    this.retryAt = performance.now() + spread;
    this.#timer = setTimeout(() => this.#connect(), spread);
    this.#become('lost');
  }

  #drop() {
    const socket = this.#socket;
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
    this.#socket = null;
  }

  #retryNow = () => {
    if (this.phase === 'lost') {
      clearTimeout(this.#timer);
      this.#drop();
      this.#connect();
    }
  };

  #become(phase) {
    this.phase = phase;
    this.dispatchEvent(new Event('phase'));
  }
}
