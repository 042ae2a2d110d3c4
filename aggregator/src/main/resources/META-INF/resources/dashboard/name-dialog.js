import {html, nothing} from 'lit';
import {PageElement} from './element.js';
import {words} from './words.js';

/** As the server counts, see StudentName. */
const MOST_CHARACTERS = 60;

/** Asks the teacher what a student is called, and has the server keep it for every page. */
class NameDialog extends PageElement {
  static properties = {
    session: {},
    student: {state: true},
    busy: {state: true},
    problem: {state: true},
  };

  constructor() {
    super();
    this.student = null;
  }

  /** @param student as the server tells it: id, and label if the teacher has given one */
  async ask(student) {
    this.student = student;
    this.busy = false;
    this.problem = '';
    await this.updateComplete;
    const field = this.querySelector('input');
    field.value = student.label ?? '';
    this.#dialog.showModal(); // the browser leads back to the button that was pressed
    field.select();
  }

  get #dialog() {
    return this.querySelector('dialog');
  }

  render() {
    if (!this.student) {
      return '';
    }
    const {id, label} = this.student;
    return html`
      <dialog aria-labelledby="naming-title" aria-describedby="naming-hint">
        <form @submit=${this.#keep}>
          <h2 id="naming-title">${words.naming.title(id)}</h2>
          <label>${words.naming.name}
            <input name="label" type="text" maxlength=${MOST_CHARACTERS} autocomplete="off" spellcheck="false"
              aria-invalid=${this.problem ? 'true' : nothing} aria-describedby="naming-problem"></label>
          <p class="hint" id="naming-hint">${words.naming.hint}</p>
          <p class="problem" id="naming-problem" role="alert">${this.problem}</p>
          <div class="choices">
            ${label ? html`<button type="button" ?disabled=${this.busy} @click=${() => this.#send(null)}>${words.naming.takeBack}</button>` : ''}
            <button type="button" @click=${() => this.#dialog.close()}>${words.naming.cancel}</button>
            <button class="main" ?disabled=${this.busy}>${words.naming.keep}</button>
          </div>
        </form>
      </dialog>`;
  }

  #keep = (event) => {
    event.preventDefault();
    const name = new FormData(event.target).get('label').trim();
    this.#send(name || null);
  };

  /** @param name null to take it back */
  async #send(name) {
    this.busy = true;
    const status = await this.#answer(name);
    this.busy = false;
    this.problem = status === 200 ? '' : (words.naming.problems[status] ?? words.naming.failed);
    if (status === 200) {
      this.#dialog.close();
    }
  }

  async #answer(name) {
    const path = [this.session, 'students', this.student.id, 'label'].map(encodeURIComponent).join('/');
    try {
      const {status} = await fetch(`api/sessions/${path}`, name === null
        ? {method: 'DELETE'}
        : {method: 'PUT', body: JSON.stringify({label: name})});
      return status;
    } catch {
      return 0; // the server could not be reached
    }
  }
}
customElements.define('name-dialog', NameDialog);
