import {html} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {byAttention} from './attention.js';
import {PageElement} from './element.js';
import {words} from './words.js';
import './name-dialog.js';
import './own-link.js';
import './student-card.js';

/** From so many on, cards are small, so that a class is seen without scrolling much; up to so few, large. */
const MANY = 25;
const FEW = 4;

/** How long an order stands, so that cards do not wander while one looks. */
const STANDS_MS = 10_000;

/**
 * The class as a grid, by seat or by attention; a card is drawn again only if its student changed.
 * `session` is where names are kept and whose links can be made, null if neither can be; `names` those
 * from elsewhere, by id. In the `past` nobody is named.
 */
class StudentGrid extends PageElement {
  static properties = {
    students: {attribute: false},
    names: {attribute: false},
    session: {},
    order: {},
    past: {type: Boolean},
  };
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
        <ul class="grid ${this.#size()}" @naming=${this.#name}>
          ${repeat(this.#inOrder(), ([id]) => id, ([id, student]) => html`
            <li><student-card .student=${student} .name=${this.#called(student)}
                .nameable=${this.session !== null && !this.past}></student-card>
              ${this.session === null ? '' : html`
                <own-link .session=${this.session} .student=${id} .name=${this.#called(student) ?? id}></own-link>`}</li>`)}
        </ul>
        <name-dialog .session=${this.session}></name-dialog>
      </section>`;
  }

  #called({id, label}) {
    return label ?? this.names.get(id);
  }

  #size() {
    const {size} = this.students;
    return size >= MANY ? 'is-many' : size <= FEW ? 'is-few' : '';
  }

  #name = ({detail: student}) => this.querySelector('name-dialog').ask(student);

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
