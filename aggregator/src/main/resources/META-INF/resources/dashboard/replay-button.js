import {html} from 'lit';
import {PageElement} from './element.js';
import {words} from './words.js';

/** Plays the recording again, where the server can, once it has ended. */
class ReplayButton extends PageElement {
  static properties = {running: {attribute: false}, offered: {state: true}, problem: {state: true}};

  async connectedCallback() {
    super.connectedCallback();
    try {
      const answer = await fetch('api/capabilities');
      this.offered = (await answer.json()).replay;
    } catch {
      this.offered = false; // the page says by itself that the connection is lost
    }
  }

  render() {
    return this.offered && !this.running
      ? html`<button type="button" @click=${this.#play}>${words.replay.again}</button>
          <span class="hint" role="status">${this.problem ?? ''}</span>`
      : '';
  }

  async #play() {
    try {
      const {status} = await fetch('api/replays', {method: 'POST'});
      this.problem = {202: '', 409: words.replay.busy}[status] ?? words.replay.failed;
      if (status === 202) {
        location.hash = '#/';
      }
    } catch {
      this.problem = words.replay.failed;
    }
  }
}
customElements.define('replay-button', ReplayButton);
