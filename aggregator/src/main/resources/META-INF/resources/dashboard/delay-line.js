import {html} from 'lit';
import {PageElement} from './element.js';
import {words} from './words.js';

/** The largest of what the sources tell; null if none does. */
function most(sources = [], part) {
  const known = sources.map((source) => source[part]).filter((millis) => millis !== null);
  return known.length > 0 ? Math.max(...known) : null;
}

/**
 * How soon the emoji of a running session were seen of late, and how long the pictures of its live
 * sources were on their way before; nothing if that is not known.
 */
class DelayLine extends PageElement {
  static properties = {session: {attribute: false}};

  render() {
    const {details, shown, latest} = this.session;
    if (!shown || details.state !== 'RUNNING') {
      return '';
    }
    const before = words.delay.before(
      most(latest?.sources, 'decoderMillis'), most(latest?.sources, 'lateMillis'));
    return html`<p class="hint delay" title=${words.delay.meaning}>${words.delay.text(shown)}${before}</p>`;
  }
}
customElements.define('delay-line', DelayLine);
