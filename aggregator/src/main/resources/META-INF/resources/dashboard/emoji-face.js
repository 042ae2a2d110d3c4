import {html} from 'lit';
import {PageElement} from './element.js';
import {DRAWN} from './showing.js';

const POP = [{transform: 'scale(0.7)', opacity: 0.4}, {transform: 'scale(1.06)', offset: 0.7}, {transform: 'none'}];
const still = matchMedia('(prefers-reduced-motion: reduce)');

/** An emoji that looks alike everywhere: a bundled drawing; one that is not bundled is text. */
class EmojiFace extends PageElement {
  static properties = {emoji: {}};

  render() {
    const drawing = DRAWN[this.emoji];
    return drawing
      ? html`<img src="dashboard/emoji/${drawing}.svg" alt="" width="64" height="64" draggable="false">`
      : html`<span class="written">${this.emoji}</span>`;
  }

  updated(changed) {
    if (changed.get('emoji') && !still.matches) {
      this.animate(POP, {duration: 260, easing: 'ease-out'});
    }
  }
}
customElements.define('emoji-face', EmojiFace);
