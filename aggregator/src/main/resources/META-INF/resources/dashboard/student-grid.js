import {html} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {byAttention} from './attention.js';
import {PageElement} from './element.js';
import {words} from './words.js';
import './own-link.js';
import './student-card.js';

/** How long an order stands, so that cards do not wander while one looks. */
const STANDS_MS = 10_000;

/**
 * The class as a grid, by seat or by attention; a card is drawn again only if its student changed.
 * With a `session`, its id, each student's own view can be linked to.
 */
class StudentGrid extends PageElement {
  static properties = {students: {attribute: false}, names: {attribute: false}, order: {}, session: {}};
  #ranked = [];
  #rankedAt = -Infinity;

  willUpdate(changed) {
    if (changed.has('order')) {
      this.#rankedAt = -Infinity;
    }
  }

  render() {
    return html`
      <section aria-labelledby="students-title">
        <h2 id="students-title" class="unseen">${words.grid.title}</h2>
        <ul class="grid">
          ${repeat(this.#inOrder(), ([id]) => id, ([id, student]) => html`
            <li><student-card .student=${student} .name=${this.names.get(id)}></student-card>
              ${this.session ? html`<own-link .session=${this.session} .student=${id} .name=${this.names.get(id) ?? id}></own-link>` : ''}</li>`)}
        </ul>
      </section>`;
  }

  #inOrder() {
    if (this.order !== 'attention') {
      return this.students;
    }
    if (performance.now() - this.#rankedAt > STANDS_MS) {
      this.#ranked = byAttention(this.students);
      this.#rankedAt = performance.now();
    }
    const ranked = this.#ranked.filter((id) => this.students.has(id));
    const since = [...this.students.keys()].filter((id) => !ranked.includes(id));
    return [...ranked, ...since].map((id) => [id, this.students.get(id)]);
  }
}
customElements.define('student-grid', StudentGrid);
