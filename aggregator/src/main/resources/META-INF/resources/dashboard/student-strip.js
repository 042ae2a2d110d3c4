import {html, svg} from 'lit';
import {PageElement} from './element.js';
import {STACKED, nameOf} from './showing.js';
import {stretches} from './trend-strip.js';
import {words} from './words.js';

const WHOLE = [0, 1];
const LINE = [0.38, 0.24]; // what could not be read: told apart without colour too

/** All that one student showed, one colour per state, as one drawing for each state. */
class StudentStrip extends PageElement {
  static properties = {showing: {}, name: {}};

  render() {
    const shown = Map.groupBy(stretches(this.showing), ([state]) => state);
    const states = STACKED.filter((state) => shown.has(state));
    const said = states.map((state) => words.student.lasted(state, shown.get(state).reduce((sum, [, , length]) => sum + length, 0)));
    return html`
      <svg class="strip" viewBox="0 0 ${this.showing.length} 1" preserveAspectRatio="none" role="img"
        aria-label="${this.name}: ${said.join(', ')}">
        ${states.map((state) => svg`<path class="fill-${nameOf(state)}" d=${outline(shown.get(state), state === 'UNSURE' ? LINE : WHOLE)}></path>`)}
      </svg>`;
  }
}

const outline = (found, [top, height]) =>
  found.map(([, from, length]) => `M${from} ${top}h${length}v${height}h${-length}z`).join('');

customElements.define('student-strip', StudentStrip);
