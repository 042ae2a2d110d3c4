import {html} from 'lit';
import {active, advance} from './alerts.js';
import {PageElement} from './element.js';
import {prefer, preferred} from './preferences.js';
import {STACKED, isExpression} from './showing.js';
import {words} from './words.js';

/** What the teacher's rules point out now, and the rules; none to begin with. */
class ClassAlerts extends PageElement {
  static properties = {
    session: {attribute: false},
    rules: {state: true},
    runs: {state: true},
    missing: {state: true},
  };

  constructor() {
    super();
    this.rules = preferred('alerts', []);
    this.runs = [];
    this.missing = false;
  }

  willUpdate(changed) {
    const {id, latest} = this.session;
    const before = changed.get('session');
    if (before && before.id !== id) {
      this.runs = [];
    }
    if (latest && (changed.has('rules') || latest !== before?.latest)) {
      this.runs = advance(this.runs, this.rules, latest);
    }
  }

  render() {
    return html`
      <section class="alerts" aria-labelledby="alerts-title">
        <div role="status">${this.#active()}</div>
        <details>
          <summary id="alerts-title">${words.alerts.title}${this.rules.length ? ` (${this.rules.length})` : ''}</summary>
          ${this.rules.length === 0
            ? html`<p class="hint">${words.alerts.none}</p>`
            : html`<ul class="rules">${this.rules.map((rule) => html`
                <li>${words.alerts.rule(rule)}
                  <button class="quiet" aria-label=${words.alerts.remove(rule)} @click=${() => this.#remove(rule)}>×</button></li>`)}</ul>`}
          ${this.#form()}
        </details>
      </section>`;
  }

  #active() {
    const pointedOut = active(this.runs);
    return pointedOut.length === 0 ? '' : html`
      <ul class="troubles">${pointedOut.map((run) => html`
        <li>${words.alerts.active(run.rule, run.since)}
          <button class="quiet" @click=${() => this.#hide(run)}>${words.alerts.hide}</button></li>`)}
      </ul>`;
  }

  #form() {
    return html`
      <form @submit=${this.#add}>
        <label>${words.alerts.share}<input name="share" type="number" min="1" max="100" value="30" required></label>
        <fieldset><legend>${words.alerts.showings}</legend>
          ${STACKED.filter(isExpression).map((showing) => html`
            <label><input type="checkbox" name="showing" value=${showing}>${words.one(showing)}</label>`)}
        </fieldset>
        <label>${words.alerts.seconds}<input name="seconds" type="number" min="1" max="600" value="20" required></label>
        <button>${words.alerts.add}</button>
        <p class="hint" role="alert">${this.missing ? words.alerts.choose : ''}</p>
      </form>`;
  }

  #add = (event) => {
    event.preventDefault();
    const given = new FormData(event.target);
    const showings = given.getAll('showing');
    this.missing = showings.length === 0;
    if (!this.missing) {
      this.#keep([...this.rules, {share: Number(given.get('share')), showings, seconds: Number(given.get('seconds'))}]);
      event.target.reset();
    }
  };

  #remove(rule) {
    this.#keep(this.rules.filter((other) => other !== rule));
  }

  #keep(rules) {
    this.rules = rules;
    prefer('alerts', rules);
  }

  #hide(run) {
    this.runs = this.runs.map((other) => (other === run ? {...run, hidden: true} : other));
  }
}
customElements.define('class-alerts', ClassAlerts);
