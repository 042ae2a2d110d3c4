import {html} from 'lit';
import {PageElement} from './element.js';
import {reviewOf} from './route.js';
import {words} from './words.js';

/**
 * Chooses a session by its address, so that a choice can be linked to; fires nothing itself.
 * `review`: it is a review that is chosen.
 */
class SessionPicker extends PageElement {
  static properties = {
    sessions: {attribute: false},
    pinned: {},
    shown: {attribute: false},
    review: {attribute: false},
  };

  render() {
    const running = this.sessions.filter(({state}) => state === 'RUNNING');
    const past = this.sessions.filter(({state}) => state !== 'RUNNING');
    const following = this.shown && !this.pinned ? words.sessions.following(this.shown) : words.sessions.follow;
    return html`
      <label class="picker">
        <span class="unseen">${words.sessions.label}</span>
        <select .value=${this.pinned ?? ''} @change=${this.#choose}>
          <option value="" ?selected=${!this.pinned}>${following}</option>
          ${this.#group(words.sessions.running, running)}
          ${this.#group(words.sessions.past, past)}
        </select>
      </label>`;
  }

  #group(label, sessions) {
    return sessions.length === 0 ? '' : html`
      <optgroup label=${label}>
        ${sessions.map((session) => html`
          <option value=${session.id} ?selected=${session.id === this.pinned}>
            ${session.state === 'RUNNING' ? '● ' : ''}${words.sessions.line(session)}</option>`)}
      </optgroup>`;
  }

  #choose({target}) {
    const session = target.value;
    location.hash = session && this.review ? reviewOf(session) : `#/${session}`;
  }
}
customElements.define('session-picker', SessionPicker);
