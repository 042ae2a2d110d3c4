import {html} from 'lit';
import {PageElement} from './element.js';
import {turns} from './history.js';
import {MoodDrawing} from './mood-drawing.js';
import {EMOJI, STACKED, nameOf, tally} from './showing.js';
import {words} from './words.js';
import './emoji-face.js';

const REDRAW_MS = 250;
const MOST_TURNS = 4;

/** The class over time; ECharts runs when the chart first shows, so that the page need not wait for it. */
class MoodChart extends PageElement {
  static properties = {
    mood: {attribute: false},
    students: {attribute: false},
    failed: {state: true},
    drawn: {state: true},
  };
  #drawing = null;
  #redraw = null;
  #turned = [];

  /** Students change many times a second, the mood once. */
  willUpdate(changed) {
    if (changed.has('mood')) {
      this.#turned = turns(this.mood);
    }
  }

  async firstUpdated() {
    try {
      const echarts = await import('echarts');
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

  #turns() {
    const last = this.#turned.slice(-MOST_TURNS);
    return last.length === 0 ? '' : html`
      <ul class="turns" aria-label=${words.mood.turns}>
        ${last.map((turn) => html`<li>${words.mood.turn(turn)}</li>`)}
      </ul>`;
  }

  render() {
    const now = tally(this.students.values()).map(([showing, count]) => words.headline.share(count, showing)).join(', ');
    return html`
      <section class="card mood" aria-labelledby="mood-title">
        <h2 id="mood-title">${words.mood.title}</h2>
        <p class="hint">${words.mood.hint}</p>
        <div class="plot" role="img" aria-label=${words.mood.spoken(this.#until(), now)}></div>
        ${this.drawn ? '' : html`<p class="hint">${this.failed ? words.mood.failed : words.mood.loading}</p>`}
        ${this.#turns()}
        <ul class="legend" aria-hidden="true">
          ${STACKED.map((showing) => html`
            <li><i class="swatch is-${nameOf(showing)}"></i>
              <emoji-face .emoji=${EMOJI[showing]}></emoji-face>${words.one(showing)}</li>`)}
        </ul>
      </section>`;
  }
}
customElements.define('mood-chart', MoodChart);
