import {html} from 'lit';
import {PageElement} from './element.js';
import {words} from './words.js';

const SILENT_AFTER_MS = 5000;
const SLOW = 0.8;

/**
 * The session's name, where its video stands, and whether it still comes, for live video source by
 * source; `cut`: nobody knows.
 */
class SourceLine extends PageElement {
  static properties = {session: {attribute: false}, cut: {attribute: false}};
  #timer;

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => this.requestUpdate(), 1000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  render() {
    const {details} = this.session;
    const [kind, text] = this.#state();
    return html`
      <div class="source">
        <h1>${details.name}</h1>
        <p class="signal is-${kind}"><i class="dot" aria-hidden="true"></i>${text}</p>
        <p class="hint">${[...words.source.videos(details.sources), words.source.started(details.startedAtMillis)].join(' · ')}</p>
        <div role="status">${this.#troubles()}</div>
      </div>`;
  }

  /** Live sources that give no pictures, or of which fewer are read than were asked for. */
  #troubles() {
    const {details, latest, again} = this.session;
    if (details.state !== 'RUNNING' || this.cut || !latest) {
      return '';
    }
    const name = (id) => words.source.name(details.sources, id);
    const away = latest.sources
      .filter(({signal}) => signal !== 'LIVE')
      .map(({id, signal, detail}) => words.source.away(name(id), signal, detail));
    const live = again ? [] : latest.sources.filter(({signal}) => signal === 'LIVE'); // it was slow, not is
    const slow = live.filter(({pace}) => pace < SLOW * details.samplesPerSecond);
    const seldom = live.filter(({perSecond}) => perSecond < 1);
    const troubles = [
      ...away,
      ...slow.slice(0, 1).map(({pace}) => words.source.slow(pace, details.samplesPerSecond)),
      ...seldom.map(({id}) => words.source.seldom(name(id))),
    ];
    return troubles.length === 0
      ? ''
      : html`<ul class="troubles">${troubles.map((trouble) => html`<li>${trouble}</li>`)}</ul>`;
  }

  #state() {
    const {details, latest, tickedAt, again} = this.session;
    if (details.state === 'ABANDONED') {
      return ['ended', words.source.abandoned];
    }
    if (details.state === 'ENDED') {
      const {reason, detail, mediaMillis} = details.ending ?? {};
      const parts = [words.source.ended(reason), mediaMillis ? words.source.after(mediaMillis / 1000) : ''];
      return ['ended', parts.filter(Boolean).join(' ') + (detail ? ` · ${detail}` : '')];
    }
    if (!latest || tickedAt === null) {
      return ['waiting', words.source.waiting];
    }
    if (this.cut) {
      return ['waiting', words.source.cut(latest.second)];
    }
    const age = performance.now() - tickedAt;
    if (age > SILENT_AFTER_MS && !again) {
      return ['silent', words.source.silent(age / 1000)];
    }
    if (latest.sources.length > 0 && !again) {
      const live = latest.sources.filter(({signal}) => signal === 'LIVE').length;
      return [live > 0 ? 'running' : 'waiting', words.source.live(live, latest.sources.length, latest.second)];
    }
    const total = details.sources[0]?.durationMillis;
    return ['running', words.source.running(words.source.of(latest.second, total && total / 1000))];
  }
}
customElements.define('source-line', SourceLine);
