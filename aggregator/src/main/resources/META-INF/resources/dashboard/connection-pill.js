import {html} from 'lit';
import {PageElement} from './element.js';
import {words} from './words.js';

/** How the line to the server is; counts down to the next try. `again`: what comes is not live. */
class ConnectionPill extends PageElement {
  static properties = {phase: {}, retryAt: {type: Number, attribute: false}, again: {attribute: false}};
  #timer;

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => this.phase === 'lost' && this.requestUpdate(), 250);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  render() {
    return html`<p class="pill is-${this.phase}"><i class="dot" aria-hidden="true"></i>${this.#text()}</p>`;
  }

  #text() {
    if (this.phase === 'live' && this.again) {
      return words.connection.again;
    }
    return this.phase === 'lost'
      ? words.connection.lost(Math.ceil((this.retryAt - performance.now()) / 1000))
      : words.connection[this.phase];
  }
}
customElements.define('connection-pill', ConnectionPill);
