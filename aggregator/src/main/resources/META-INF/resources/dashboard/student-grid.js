import {html} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {PageElement} from './element.js';
import {words} from './words.js';
import './student-card.js';

/** The class as a grid; a card is drawn again only if its student changed. */
class StudentGrid extends PageElement {
  static properties = {students: {attribute: false}, names: {attribute: false}};

  render() {
    return html`
      <section aria-labelledby="students-title">
        <h2 id="students-title" class="unseen">${words.grid.title}</h2>
        <ul class="grid">
          ${repeat(this.students, ([id]) => id, ([id, student]) => html`
            <li><student-card .student=${student} .name=${this.names.get(id)}></student-card></li>`)}
        </ul>
      </section>`;
  }
}
customElements.define('student-grid', StudentGrid);
