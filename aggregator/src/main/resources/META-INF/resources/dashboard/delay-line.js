import {html} from 'lit';
import {PageElement} from './element.js';
import {words} from './words.js';

/** How soon the emoji of a running session were seen of late; nothing if that is not known. */
class DelayLine extends PageElement {
  static properties = {session: {attribute: false}};

  render() {
    const {details, shown} = this.session;
    return shown && details.state === 'RUNNING'
      ? html`<p class="hint delay" title=${words.delay.meaning}>${words.delay.text(shown)}</p>`
      : '';
  }
}
customElements.define('delay-line', DelayLine);
