import {html} from 'lit';
import {PageElement} from './element.js';
import {at, moments, nearest, pastOf} from './past.js';
import {PlayClock} from './play-clock.js';
import {reviewOf} from './route.js';
import {people} from './session-state.js';
import {tally} from './showing.js';
import {words} from './words.js';
import './class-headline.js';
import './empty-state.js';
import './mood-chart.js';
import './review-files.js';
import './review-lanes.js';
import './review-player.js';
import './student-grid.js';

const ADDRESS_MS = 300;

/** All of one session: its seconds are fetched once, and any of them is shown from then on. */
class ReviewView extends PageElement {
  static properties = {
    session: {},
    start: {attribute: false},
    past: {state: true},
    trouble: {state: true},
    second: {state: true},
    playing: {state: true},
    speed: {state: true},
    chosen: {state: true},
    announced: {state: true},
  };
  #clock = new PlayClock((second) => this.#come(second));
  #address;

  constructor() {
    super();
    this.past = null;
    this.trouble = null;
    this.second = 0;
    this.playing = false;
    this.speed = 1;
    this.chosen = null;
    this.announced = '';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#clock.stop();
    clearTimeout(this.#address);
  }

  willUpdate(changed) {
    if (changed.has('session')) {
      this.past = null;
      this.#pause();
      this.chosen = null;
      this.#load(this.start ?? 0);
    } else if (changed.has('start') && this.past && this.start !== null) {
      this.#seek(this.start);
    }
  }

  async #load(second) {
    const {session} = this;
    this.trouble = null;
    try {
      const answer = await fetch(`api/sessions/${encodeURIComponent(session)}/review`);
      const past = answer.ok ? pastOf(await answer.json()) : null;
      if (session === this.session) {
        this.past = past;
        this.trouble = answer.ok ? null : answer.status === 404 ? 'unknown' : 'unread';
        this.second = this.#within(second);
      }
    } catch {
      this.trouble = 'unread'; // the page says by itself that the connection is lost
    }
  }

  /** The first or last second for what lies before or after. */
  #within(second) {
    return Math.max(0, Math.min(this.#last(), second));
  }

  #last() {
    return Math.max(0, (this.past?.seconds ?? 0) - 1);
  }

  /** The clock has come to a second. */
  #come(second) {
    this.second = this.#within(second);
    if (second >= this.#last()) {
      this.#pause();
    }
  }

  #seek(second) {
    this.second = this.#within(second);
    if (this.playing) {
      this.#clock.start(this.second, this.speed);
    }
    clearTimeout(this.#address);
    this.#address = setTimeout(() => history.replaceState(null, '', reviewOf(this.session, this.second)), ADDRESS_MS);
  }

  #play() {
    this.playing = true;
    this.announced = '';
    this.#clock.start(this.second === this.#last() ? 0 : this.second, this.speed);
  }

  #pause() {
    this.playing = false;
    this.#clock.stop();
    this.announced = this.past ? this.#spoken() : '';
  }

  #pace(speed) {
    this.speed = speed;
    if (this.playing) {
      this.#clock.start(this.second, speed);
    }
  }

  #jump(direction) {
    const track = this.past.tracks.get(this.chosen);
    const seconds = track ? moments(track) : this.past.changes.map(({second}) => second);
    const second = nearest(seconds, this.second, direction);
    if (second !== null) {
      this.#seek(second);
    }
    this.announced = second === null ? words.review.noFurther : this.#spoken();
  }

  /** Time and class in words. */
  #spoken() {
    const now = at(this.past, this.second);
    const counts = tally(people(now).values()).map(([showing, count]) => words.headline.share(count, showing));
    const student = now.students.get(this.chosen);
    const own = student ? [words.student.spoken({...student, name: this.past.names.get(this.chosen) ?? this.chosen, sure: false})] : [];
    return words.review.spoken(this.second, [...own, ...counts].join(', '));
  }

  render() {
    if (this.trouble) {
      return html`<empty-state kind=${this.trouble}></empty-state>
        ${this.trouble === 'unread' ? html`<p class="again-try"><button @click=${() => this.#load(this.second)}>${words.review.again}</button></p>` : ''}`;
    }
    if (!this.past) {
      return html`<empty-state kind="loading"></empty-state>`;
    }
    if (this.past.seconds === 0) {
      return html`<empty-state kind=${this.past.details.state === 'RUNNING' ? 'waiting' : 'forgotten'}></empty-state>`;
    }
    return this.#whole();
  }

  #whole() {
    const {past, second} = this;
    const now = at(past, second);
    const seen = people(now);
    return html`
      <div class="source">
        <h1>${past.details.name}</h1>
        <p class="signal">${words.review.title} · ${words.clock(this.#last())}</p>
        ${past.details.state === 'RUNNING'
          ? html`<button class="quiet" @click=${() => this.#load(this.second)}>${words.review.more}</button>`
          : ''}
        <p class="hint">${[...words.source.videos(past.details.sources), words.source.started(past.details.startedAtMillis)].join(' · ')}</p>
      </div>
      <mood-chart .mood=${past.chart} .turns=${past.changes} .students=${seen} .at=${second}
        @seek=${this.#sought}></mood-chart>
      <review-player .past=${past} .second=${second} .playing=${this.playing} .speed=${this.speed} .chosen=${this.chosen}
        .spoken=${this.#spoken()} @seek=${this.#sought} @play=${() => (this.playing ? this.#pause() : this.#play())}
        @pace=${({detail}) => this.#pace(detail)} @jump=${({detail}) => this.#jump(detail)}
        @choose=${this.#choose}></review-player>
      <p class="unseen" role="status">${this.announced}</p>
      <class-headline .students=${seen} .session=${now} .at=${second}></class-headline>
      ${past.students.length === 0
        ? html`<p class="hint">${words.grid.classAlone}</p>`
        : html`
          <student-grid past .session=${this.session} .students=${now.students} .names=${now.names}></student-grid>
          <review-lanes .past=${past} .second=${second} .chosen=${this.chosen}
            @seek=${this.#sought} @choose=${this.#choose}></review-lanes>`}
      <review-files .session=${this.session}></review-files>`;
  }

  #sought = ({detail}) => this.#seek(detail);

  #choose = ({detail}) => {
    this.chosen = detail;
  };
}
customElements.define('review-view', ReviewView);
