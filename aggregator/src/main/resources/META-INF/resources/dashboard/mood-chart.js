import {html} from 'lit';
import {PageElement} from './element.js';
import {turns} from './history.js';
import {MoodDrawing, insets, reach} from './mood-drawing.js';
import {EMOJI, STACKED, nameOf, tally} from './showing.js';
import {words} from './words.js';
import './emoji-face.js';

/** Asked for at once, so that it comes while the page waits for its class; as a script it makes a global. */
const library = import('echarts').then(() => globalThis.echarts);
library.catch(() => {}); // the chart tells

const REDRAW_MS = 250;
const MOST_TURNS = 4;

/**
 * The class over time, drawn by ECharts once that is there: the page need not wait for it. With
 * `at`, a second, it points there, and a click is an event "seek" with the second under it; `turns`
 * may be given, if they are known better than the mood's columns tell.
 */
class MoodChart extends PageElement {
  static properties = {
    mood: {attribute: false},
    students: {attribute: false},
    at: {attribute: false},
    turns: {attribute: false},
    failed: {state: true},
    drawn: {state: true},
  };
  #drawing = null;
  #redraw = null;
  #turned = [];

  /** Students change many times a second, the mood once. */
  willUpdate(changed) {
    if (changed.has('mood') || changed.has('turns')) {
      this.#turned = this.turns ?? turns(this.mood);
    }
  }

  async firstUpdated() {
    try {
      const echarts = await library;
      if (this.isConnected) {
        this.#drawing = new MoodDrawing(echarts, this.querySelector('.plot'));
        this.drawn = true;
        this.#draw();
      }
    } catch {
      this.failed = true;
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#redraw);
    this.#drawing?.close();
  }

  updated(changed) {
    if (changed.has('mood')) {
      this.#redraw ??= setTimeout(() => this.#draw(), REDRAW_MS);
    }
    if (this.at !== undefined) {
      this.style.setProperty('--at', Math.min(1, this.at / reach(this.mood)));
    }
  }

  #draw() {
    clearTimeout(this.#redraw);
    this.#redraw = null;
    if (this.#drawing) {
      this.#drawing.show(this.mood, this.#turned);
      this.querySelector('.plot').dataset.until = this.#until();
    }
  }

  /** The last second of media time that the columns reach. */
  #until() {
    return this.mood.columns.length * this.mood.secondsPerColumn - 1;
  }

  #seek = (event) => {
    const {left, width} = event.currentTarget.getBoundingClientRect();
    const inset = insets(event.currentTarget);
    const share = (event.clientX - left - inset.left) / (width - inset.left - inset.right);
    this.dispatchEvent(new CustomEvent('seek', {detail: Math.round(share * reach(this.mood))}));
  };

  #turns() {
    const last = this.#turned.slice(-MOST_TURNS);
    return last.length === 0 ? '' : html`
      <ul class="turns" aria-label=${words.mood.turns}>
        ${last.map((turn) => html`<li>${words.mood.turn(turn)}</li>`)}
      </ul>`;
  }

  render() {
    const past = this.at !== undefined;
    const now = tally(this.students.values()).map(([showing, count]) => words.headline.share(count, showing)).join(', ');
    return html`
      <section class="card mood" aria-labelledby="mood-title">
        <h2 id="mood-title">${words.mood.title}</h2>
        <p class="hint">${words.mood.hint}</p>
        <div class="drawing" @click=${past ? this.#seek : null}>
          <div class="plot" role="img" aria-label=${words.mood.spoken(this.#until(), now, this.at)}></div>
          ${past ? html`<div class="over"><i class="cursor"></i></div>` : ''}
        </div>
        ${this.drawn ? '' : html`<p class="hint">${this.failed ? words.mood.failed : words.mood.loading}</p>`}
        ${past ? '' : this.#turns()}
        <ul class="legend" aria-hidden="true">
          ${STACKED.map((showing) => html`
            <li><i class="swatch is-${nameOf(showing)}"></i>
              <emoji-face .emoji=${EMOJI[showing]}></emoji-face>${words.one(showing)}</li>`)}
        </ul>
      </section>`;
  }
}
customElements.define('mood-chart', MoodChart);
