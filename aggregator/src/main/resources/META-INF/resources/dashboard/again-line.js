import {html} from 'lit';
import {PageElement} from './element.js';
import {words} from './words.js';

/** Says, where an earlier class is shown again, that nothing of it happens now. */
class AgainLine extends PageElement {
  static properties = {session: {attribute: false}};

  render() {
    const {again, details} = this.session;
    return again ? html`<p class="again" role="note">${words.again(details.startedAtMillis, again)}</p>` : '';
  }
}
customElements.define('again-line', AgainLine);
