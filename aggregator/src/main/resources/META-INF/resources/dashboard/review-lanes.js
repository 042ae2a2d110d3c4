import {html} from 'lit';
import {PageElement} from './element.js';
import {words} from './words.js';
import './student-strip.js';

/**
 * The students' timelines below one another. Events: "seek" (a second), "choose" (a student, or
 * null for none).
 */
class ReviewLanes extends PageElement {
  static properties = {past: {attribute: false}, second: {attribute: false}, chosen: {attribute: false}};

  render() {
    const {past} = this;
    return html`
      <section class="card lanes" aria-labelledby="lanes-title">
        <h2 id="lanes-title">${words.review.lanes}</h2>
        <p class="hint">${words.review.lanesHint}</p>
        <div class="rows">
          <ul>
            ${past.students.map((track) => this.#lane(track, past.names.get(track.id) ?? track.id))}
          </ul>
          <div class="over"><i class="cursor"></i></div>
        </div>
      </section>`;
  }

  #lane(track, name) {
    const chosen = track.id === this.chosen;
    return html`
      <li class="lane">
        <button class="quiet" aria-pressed=${chosen} title=${words.review.choose(name)}
          @click=${() => this.#tell('choose', chosen ? null : track.id)}>${name}</button>
        <student-strip .showing=${track.showing} .name=${name} @click=${this.#seek}></student-strip>
      </li>`;
  }

  updated() {
    // no inline styles: the policy of the page's contents
    this.style.setProperty('--at', (this.second + 0.5) / this.past.seconds);
  }

  #seek = ({currentTarget, clientX}) => {
    const {left, width} = currentTarget.getBoundingClientRect();
    this.#tell('seek', Math.floor(((clientX - left) / width) * this.past.seconds));
  };

  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent(what, {detail}));
  }
}
customElements.define('review-lanes', ReviewLanes);
