import {html} from 'lit';
import {PageElement} from './element.js';
import {words} from './words.js';

const SILENT_AFTER_MS = 5000;

/** The session's name, where its video stands, and whether it still comes; `cut`: nobody knows. */
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
        <p class="hint">${[...details.sources.map(words.source.video), words.source.started(details.startedAtMillis)].join(' · ')}</p>
      </div>`;
  }

  #state() {
    const {details, latest, tickedAt} = this.session;
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
    if (age > SILENT_AFTER_MS) {
      return ['silent', words.source.silent(age / 1000)];
    }
    const total = details.sources[0]?.durationMillis;
    return ['running', words.source.running(words.source.of(latest.second, total && total / 1000))];
  }
}
customElements.define('source-line', SourceLine);
