import {html} from 'lit';
import {Drawn} from './drawn.js';
import {PageElement} from './element.js';
import {line} from './line.js';
import {preferredOrder} from './order-choice.js';
import {chosen, reviewOf, route} from './route.js';
import {beat, events, people, take} from './session-state.js';
import {words} from './words.js';
import './again-line.js';
import './class-alerts.js';
import './class-headline.js';
import './connection-pill.js';
import './delay-line.js';
import './empty-state.js';
import './language-button.js';
import './mood-chart.js';
import './page-notice.js';
import './replay-button.js';
import './session-picker.js';
import './source-line.js';
import './student-grid.js';

/** The page: knows which session is watched, and hands each part what it shows. */
class ClassmojiApp extends PageElement {
  static properties = {
    phase: {state: true},
    sessions: {state: true},
    session: {state: true},
    unknown: {state: true},
    route: {state: true},
    order: {state: true},
  };
  #drawn = new Drawn((student, event) => line.shown(student, event));
  #watched = line.watched;

  constructor() {
    super();
    this.phase = line.phase;
    this.sessions = null;
    this.session = null;
    this.unknown = false;
    this.route = route();
    this.order = preferredOrder();
  }

  connectedCallback() {
    super.connectedCallback();
    this.replaceChildren();
    line.addEventListener('phase', this.#rephase);
    addEventListener('hashchange', this.#readdress);
    this.#drawn.open();
    line.hear(this.#hear); // first, since it may have chosen already
    this.#choose();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#readdress);
    this.#drawn.close();
    line.close();
  }

  #rephase = () => {
    this.phase = line.phase;
  };

  #readdress = () => {
    if (location.hash !== '#notice') {
      this.route = route();
      this.#choose();
    }
  };

  #hear = (message) => {
    switch (message.type) {
      case 'sessions':
        this.sessions = message.sessions;
        this.#choose();
        break;
      case 'session':
        this.#take(message);
        break;
      case 'beat':
        this.session = beat(this.session, message, performance.now());
        break;
      case 'problem':
        this.unknown = message.code === 'unknown-session';
        break;
    }
  };

  #take(message) {
    if (message.session !== this.#watched) {
      return; // was under way when another was chosen
    }
    const next = take(this.session, message, performance.now());
    if (next) {
      this.#drawn.expect(events(this.session, message));
      this.session = next;
      this.unknown = false;
    } else {
      line.watch(this.#watched);
    }
  }

  #choose() {
    const wanted = chosen(this.route, this.sessions);
    if (wanted !== this.#watched) {
      this.#watched = wanted;
      this.session = null;
      this.unknown = false;
      line.watch(wanted);
    }
  }

  updated() {
    const {review, session} = this.route;
    const reviewed = review && this.sessions?.find(({id}) => id === session);
    document.title = words.title(reviewed ? words.review.of(reviewed.name) : this.session?.details.name);
  }

  render() {
    return html`
      <header class="bar">
        <a class="brand" href="#/"><emoji-face .emoji=${'😄'} aria-hidden="true"></emoji-face>${words.product}</a>
        <session-picker .sessions=${this.sessions ?? []} .pinned=${this.route.session}
          .shown=${this.session?.details} .review=${this.route.review}></session-picker>
        ${this.#other()}
        <replay-button .running=${this.session?.details.state === 'RUNNING'}></replay-button>
        <a class="read" href="#notice" @click=${this.#showNotice}>${words.notice.open}</a>
        <language-button></language-button>
        <connection-pill .phase=${this.phase} .retryAt=${line.retryAt}
          .again=${Boolean(this.session?.again) || this.route.review}></connection-pill>
      </header>
      <p class="banner" role="status">${this.#banner()}</p>
      <main class=${this.phase === 'lost' ? 'stale' : ''}>${this.#body()}</main>
      <footer><page-notice></page-notice></footer>`;
  }

  /** The way from a class to its review, and back. */
  #other() {
    const {review, session} = this.route;
    if (review) {
      return html`<a class="to-review" href="#/${session}">${words.review.close}</a>`;
    }
    return this.session ? html`<a class="to-review" href=${reviewOf(this.session.id)}>${words.review.open}</a>` : '';
  }

  #showNotice(event) {
    event.preventDefault(); // the address says which session is shown
    const notice = document.getElementById('notice');
    notice.scrollIntoView();
    notice.focus({preventScroll: true});
  }

  #banner() {
    return this.phase === 'lost' && this.session ? words.connection.banner : '';
  }

  #body() {
    const {session, route} = this;
    const deleted = route.review && this.sessions && !this.sessions.some(({id}) => id === route.session);
    if (route.review && !deleted) {
      import('./review-view.js');
      return html`<review-view .session=${route.session} .start=${route.second}></review-view>`;
    }
    if (this.unknown || deleted) {
      return html`<empty-state kind="unknown" alone></empty-state>`;
    }
    if (!session) {
      const none = this.sessions?.length === 0 && !this.route.session;
      return html`<empty-state kind=${none ? 'none' : 'connecting'} alone></empty-state>`;
    }
    const seen = people(session);
    return html`
      <again-line .session=${session}></again-line>
      <source-line .session=${session} .cut=${this.phase === 'lost'}></source-line>
      ${seen.size === 0
        ? html`<empty-state kind=${this.#faceless()}></empty-state>`
        : html`
          <class-headline .students=${seen} .session=${session}></class-headline>
          <div class="tools">
            <class-alerts .session=${session}></class-alerts>
            ${session.students.size === 0 ? '' : html`
              <order-choice .order=${this.order} @order=${({detail}) => { this.order = detail; }}></order-choice>`}
          </div>
          ${session.students.size === 0
            ? html`<p class="hint">${words.grid.classAlone}</p>`
            : html`<student-grid .students=${session.students} .names=${session.names} .order=${this.order}
                .session=${session.again ? null : session.id}></student-grid>`}`}
      ${session.mood && seen.size > 0
        ? html`<mood-chart .mood=${session.mood} .students=${seen}></mood-chart>`
        : ''}
      <delay-line .session=${session}></delay-line>`;
  }

  #faceless() {
    if (this.session.details.state === 'RUNNING') {
      return 'waiting';
    }
    return this.session.latest ? 'faceless' : 'forgotten';
  }
}
customElements.define('classmoji-app', ClassmojiApp);
