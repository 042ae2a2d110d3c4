import {html} from 'lit';
import {PageElement} from './element.js';
import {capturedAt, moments, student} from './past.js';
import {SHOWINGS} from './showing.js';
import {words} from './words.js';
import './empty-state.js';
import './language-button.js';
import './page-notice.js';
import './student-card.js';
import './student-strip.js';

const POLL_MS = 2000;
const MOST_CHANGES = 12;

/** What one student showed, for that student's own eyes: what a link with a token leads to. */
class OwnView extends PageElement {
  static properties = {review: {state: true}, present: {state: true}, trouble: {state: true}};
  #token = location.hash.replace(/^#\/own\//, '');
  #timer;

  constructor() {
    super();
    this.review = null;
    this.present = null;
    this.trouble = null;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('hashchange', this.#readdress);
    this.#load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#readdress);
    clearTimeout(this.#timer);
  }

  #readdress = () => {
    if (location.hash !== '#notice') {
      location.reload(); // another link, or the class: other pages
    }
  };

  async #load() {
    this.review = await this.#ask('api/own/review');
    await this.#follow();
  }

  /** While the class runs, what the student showed since is added to what was loaded. */
  async #follow() {
    if (this.trouble === 'denied') {
      return;
    }
    const present = await this.#ask('api/own');
    if (present) {
      this.present = present;
      this.review = extended(this.review, present);
    }
    if (!this.review || !present || present.running) {
      this.#timer = setTimeout(() => (this.review ? this.#follow() : this.#load()), POLL_MS);
    }
  }

  async #ask(what) {
    try {
      const answer = await fetch(what, {headers: {Authorization: `Bearer ${this.#token}`}});
      this.trouble = answer.ok ? null : answer.status === 403 ? 'denied' : 'unread';
      return answer.ok ? await answer.json() : null;
    } catch {
      this.trouble = 'unread';
      return null;
    }
  }

  updated() {
    document.title = words.title(this.review && words.own.heading);
  }

  render() {
    return html`
      <header class="bar">
        <span class="brand"><emoji-face .emoji=${'😄'} aria-hidden="true"></emoji-face>${words.product}</span>
        <language-button class="read"></language-button>
      </header>
      <main>${this.#body()}</main>
      <footer><page-notice></page-notice></footer>`;
  }

  #body() {
    if (this.trouble === 'denied') {
      return html`<empty-state kind="denied"></empty-state>`;
    }
    if (!this.review) {
      return html`<empty-state kind=${this.trouble ?? 'connecting'}></empty-state>`;
    }
    if (!this.review.track) {
      return html`<empty-state kind=${this.present?.running ? 'waiting' : 'forgotten'}></empty-state>`;
    }
    return this.#own(this.review.track);
  }

  #own(track) {
    const {review, present} = this;
    const last = track.showing.length - 1;
    const known = track.showing.search(/-*$/) - 1;
    const now = present?.student ?? student({emoji: review.emoji}, track, known);
    return html`
      <div class="source">
        <h1>${words.own.heading}</h1>
        <p class="signal is-${present?.running ? 'running' : 'ended'}"><i class="dot" aria-hidden="true"></i>${
          present?.running ? words.own.running : words.own.ended}</p>
        <p class="hint">${words.own.which(review.name, review.startedAtMillis)}</p>
      </div>
      <div class="own">
        <section aria-labelledby="now-title">
          <h2 id="now-title" class="unseen">${present?.running ? words.own.now : words.headline.last}</h2>
          <student-card .student=${now} .name=${words.own.you}></student-card>
        </section>
        <section class="card" aria-labelledby="line-title">
          <h2 id="line-title">${words.own.line}</h2>
          <student-strip .showing=${track.showing} .name=${words.own.you}></student-strip>
          <p class="ends"><span>${words.clock(0)}</span><span>${words.clock(last)}</span></p>
          ${this.#changes(track)}
        </section>
      </div>`;
  }

  #changes(track) {
    const last = moments(track).slice(-MOST_CHANGES).reverse();
    return html`
      <h3>${words.own.changes}</h3>
      <ol class="changes">
        ${last.map((second) => {
          const wall = capturedAt({details: this.review, capturedAfterMillis: this.review.capturedAfterMillis}, second);
          return html`<li><b>${words.clock(second)}</b> ${words.one(SHOWINGS[track.showing[second]])}
            ${wall === null ? '' : html`<span class="hint">${words.review.wall(wall, this.review.live)}</span>`}</li>`;
        })}
      </ol>
      <p class="hint">${words.own.clocks(words.zone)}</p>`;
  }
}

/** A review with the last minute, as the present state tells it, at its end. */
function extended(review, {second, student: now}) {
  if (!review?.track || !now || second === null || second < review.seconds) {
    return review;
  }
  const missing = second + 1 - review.track.showing.length;
  const since = now.trend.slice(-missing).padStart(missing, '-');
  return {
    ...review,
    seconds: second + 1,
    emoji: {...review.emoji, [now.showing]: now.emoji},
    track: {...review.track, showing: review.track.showing + since},
  };
}
customElements.define('own-view', OwnView);
