import {html} from 'lit';
import {PageElement} from './element.js';
import {isExpression, nameOf} from './showing.js';
import {words} from './words.js';
import './emoji-face.js';
import './trend-strip.js';

/** Below this, in units of 1/10,000, a reading is drawn faintly: more than half of it is doubt. */
const CLEAR_FROM = 5000;

/**
 * One student: emoji, name or pseudonym, words, how sure the model is, the last minute. Where it is
 * `nameable`, its name is a button, and an event "naming" says that it was pressed.
 */
class StudentCard extends PageElement {
  static properties = {student: {attribute: false}, name: {}, nameable: {attribute: false}};

  render() {
    const {id, showing, emoji, confidence, event, trend} = this.student;
    const sure = isExpression(showing);
    const name = this.name ?? id;
    return html`
      <article class="student is-${nameOf(showing)} ${sure && confidence < CLEAR_FROM ? 'is-faint' : ''}"
        aria-label=${words.student.spoken({name, showing, confidence, sure})}>
        <div class="face">
          <svg class="ring" viewBox="0 0 40 40" aria-hidden="true">
            <circle class="ring-ground" cx="20" cy="20" r="18.5"></circle>
            <circle class="ring-share" cx="20" cy="20" r="18.5" pathLength="100"
              stroke-dasharray="${sure ? confidence / 100 : 0} 100"></circle>
          </svg>
          <emoji-face .emoji=${emoji} data-student=${id} data-showing=${showing} data-event=${event ?? ''}></emoji-face>
        </div>
        <h3>${this.nameable ? this.#button(name) : name}${name === id ? '' : html` <small>${id}</small>`}</h3>
        <p class="looks">${words.one(showing)}</p>
        <p class="sure">${sure ? words.student.sure(confidence) : ' '}</p>
        <trend-strip .trend=${trend}></trend-strip>
      </article>`;
  }

  #button(name) {
    return html`<button class="name" title=${words.naming.open} aria-label="${name}: ${words.naming.open}"
      @click=${this.#tell}>${name}</button>`;
  }

  #tell = () => this.dispatchEvent(new CustomEvent('naming', {bubbles: true, detail: this.student}));
}
customElements.define('student-card', StudentCard);
