import {html} from 'lit';
import {PageElement} from './element.js';
import {others, speak} from './words.js';

/** Leads to the page in its other languages, each by its own name. */
class LanguageButton extends PageElement {
  render() {
    return others.map(([tag, name]) => html`
      <button class="quiet" lang=${tag} @click=${() => speak(tag)}>${name}</button>`);
  }
}
customElements.define('language-button', LanguageButton);
