import {html} from 'lit';
import {PageElement} from './element.js';
import {prefer, preferred} from './preferences.js';
import {words} from './words.js';

/** The order of the students that the user prefers. */
export const preferredOrder = () => preferred('order', 'seat');

/** Lets the user choose how students are ordered; an event "order" tells of it. */
class OrderChoice extends PageElement {
  static properties = {order: {}};

  render() {
    return html`
      <fieldset class="order"><legend class="unseen">${words.grid.order}</legend>
        ${Object.entries(words.grid.orders).map(([order, name]) => html`
          <label><input type="radio" name="order" value=${order} .checked=${order === this.order}
            @change=${() => this.#choose(order)}>${name}</label>`)}
      </fieldset>
      <p class="hint">${this.order === 'attention' ? words.grid.attention : ''}</p>`;
  }

  #choose(order) {
    prefer('order', order);
    this.dispatchEvent(new CustomEvent('order', {detail: order}));
  }
}
customElements.define('order-choice', OrderChoice);
