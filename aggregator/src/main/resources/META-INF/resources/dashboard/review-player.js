import {html, svg} from 'lit';
import {PageElement} from './element.js';
import {capturedAt} from './past.js';
import {SPEEDS} from './play-clock.js';
import {words} from './words.js';

const FAR_SECONDS = 30;
const ICONS = {
  previous: svg`<path d="M6 5h2.4v14H6zM20 5v14L9.6 12z"></path>`,
  play: svg`<path d="M7 4.5v15L20 12z"></path>`,
  pause: svg`<path d="M6.5 5h4v14h-4zM13.5 5h4v14h-4z"></path>`,
  next: svg`<path d="M15.6 5H18v14h-2.4zM4 5l10.4 7L4 19z"></path>`,
};
const icon = (name) => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${ICONS[name]}</svg>`;

/**
 * Moves through a session's seconds. Events: "seek" (a second), "play" (begin, or hold), "pace" (a
 * speed), "jump" (-1 or 1), "choose" (whose changes to jump to: a student, or null for the class).
 *
 * `spoken`: time and class in words.
 */
class ReviewPlayer extends PageElement {
  static properties = {
    past: {attribute: false},
    second: {attribute: false},
    playing: {attribute: false},
    speed: {attribute: false},
    chosen: {attribute: false},
    spoken: {attribute: false},
  };

  render() {
    const {past, second, playing} = this;
    const whom = this.chosen ? (past.names.get(this.chosen) ?? this.chosen) : words.review.theClass;
    return html`
      <section class="card player" aria-label=${words.review.player}>
        <input class="scrubber" type="range" min="0" max=${past.seconds - 1} step="1" .value=${String(second)}
          aria-label=${words.review.time} aria-valuetext=${this.spoken}
          @input=${({target}) => this.#tell('seek', target.valueAsNumber)} @keydown=${this.#far}>
        <div class="transport">
          <button aria-label=${words.review.previous(whom)} title=${words.review.previous(whom)} @click=${() => this.#tell('jump', -1)}>${icon('previous')}</button>
          <button class="play" aria-label=${playing ? words.review.pause : words.review.play} @click=${() => this.#tell('play')}>${icon(playing ? 'pause' : 'play')}</button>
          <button aria-label=${words.review.next(whom)} title=${words.review.next(whom)} @click=${() => this.#tell('jump', 1)}>${icon('next')}</button>
          <p class="now"><b>${words.clock(second)}</b> / ${words.clock(past.seconds - 1)}<span class="hint">${this.#wall()}</span></p>
          <label>${words.review.speed}
            <select @change=${({target}) => this.#tell('pace', Number(target.value))}>
              ${SPEEDS.map((speed) => html`<option value=${speed} ?selected=${speed === this.speed}>${speed}×</option>`)}
            </select></label>
          ${past.students.length === 0 ? '' : html`
            <label>${words.review.jump}
              <select .value=${this.chosen ?? ''} @change=${({target}) => this.#tell('choose', target.value || null)}>
                <option value="">${words.review.theClass}</option>
                ${past.students.map(({id}) => html`<option value=${id} ?selected=${id === this.chosen}>${past.names.get(id) ?? id}</option>`)}
              </select></label>`}
        </div>
      </section>`;
  }

  #wall() {
    const millis = capturedAt(this.past, this.second);
    return millis === null ? '' : words.review.wall(millis, this.past.details.sources.some(({kind}) => kind === 'STREAM'));
  }

  /** Half a minute at a time: by itself a slider takes a tenth of the whole. */
  #far = (event) => {
    const direction = {PageUp: 1, PageDown: -1}[event.key];
    if (direction) {
      event.preventDefault();
      this.#tell('seek', this.second + direction * FAR_SECONDS);
    }
  };

  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent(what, {detail}));
  }
}
customElements.define('review-player', ReviewPlayer);
