import {html} from 'lit';
import {PageElement} from './element.js';
import {words} from './words.js';

/** Makes a link to one student's own view, says what it can and cannot do, and copies it. */
class OwnLink extends PageElement {
  static properties = {
    session: {},
    student: {},
    name: {},
    asked: {state: true},
    link: {state: true},
    apart: {state: true},
    said: {state: true},
  };

  render() {
    return html`
      <button class="link-button" aria-label=${words.own.make(this.name)} title=${words.own.make(this.name)} @click=${this.#make}>
        <svg class="icon line" viewBox="0 0 24 24" aria-hidden="true"><path d="M10 8H7a4 4 0 0 0 0 8h3M14 8h3a4 4 0 0 1 0 8h-3M9 12h6"></path></svg>
      </button>
      ${this.asked ? this.#dialog() : ''}`;
  }

  #dialog() {
    return html`
      <dialog class="card" @close=${() => { this.asked = false; }} aria-labelledby="own-link-${this.student}">
        <h2 id="own-link-${this.student}">${words.own.title(this.name)}</h2>
        <p>${words.own.can}</p>
        <p class="hint">${this.apart ? words.own.apart : words.own.open}</p>
        <label>${words.own.link}<input readonly .value=${this.link ?? ''} @focus=${({target}) => target.select()}></label>
        <p class="choices">
          <span class="hint" role="status">${this.said ?? ''}</span>
          <button ?disabled=${!this.link} @click=${this.#copy}>${words.own.copy}</button>
          <button class="quiet" @click=${this.#close}>${words.own.close}</button>
        </p>
      </dialog>`;
  }

  async #make() {
    this.said = '';
    this.asked = true;
    await this.updateComplete;
    this.querySelector('dialog').showModal();
    try {
      const asked = `api/sessions/${encodeURIComponent(this.session)}/students/${encodeURIComponent(this.student)}/link`;
      const answer = await fetch(asked, {method: 'POST'});
      const {token, address} = answer.ok ? await answer.json() : {};
      this.apart = Boolean(address);
      this.link = token ? new URL(`#/own/${token}`, address ?? document.baseURI).href : null;
      this.said = token ? '' : words.own.failed;
    } catch {
      this.said = words.own.failed;
    }
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.link);
      this.said = words.own.copied;
    } catch {
      this.querySelector('input').focus(); // without HTTPS a page may not copy: it is selected for the user
      this.said = words.own.select;
    }
  }

  #close() {
    this.querySelector('dialog').close();
  }
}
customElements.define('own-link', OwnLink);
