import {html, svg} from 'lit';
import {PageElement} from './element.js';
import {sinceAMinute} from './history.js';
import {STACKED, nameOf, tally} from './showing.js';
import {words} from './words.js';

const MOST_CHANGES = 2;
const MOST_TIED = 3;

/** The class in one sentence, what changed in a minute, and all in one bar; in the end, or `at` a second, as it was then. */
class ClassHeadline extends PageElement {
  static properties = {students: {attribute: false}, session: {attribute: false}, at: {attribute: false}};

  render() {
    const all = [...this.students.values()];
    const present = all.filter(({showing}) => showing !== 'AWAY');
    const past = this.at !== undefined;
    const over = !past && this.session.details.state !== 'RUNNING';
    const title = past ? words.headline.at(this.at) : over ? words.headline.last : words.headline.title;
    return html`
      <section class="headline" aria-labelledby="now-title">
        <h2 id="now-title" class=${over || past ? 'hint' : 'unseen'}>${title}</h2>
        <p class="dominant">${this.#dominant(present)}</p>
        <p class="present">${[words.headline.present(present.length, all.length), over ? '' : this.#change(all)]
          .filter(Boolean)
          .join(' · ')}</p>
        ${this.#bar(tally(all), all.length)}
      </section>`;
  }

  /** What most show; where as many show another, both, and none of more than three. */
  #dominant(present) {
    const counts = tally(present);
    if (counts.length === 0) {
      return words.headline.nobody;
    }
    const [[showing, most]] = counts;
    const tied = counts.filter(([, count]) => count === most);
    if (tied.length === 1) {
      return words.headline.dominant(most, present.length, showing);
    }
    return tied.length > MOST_TIED
      ? words.headline.mixed(present.length)
      : tied.map(([other]) => words.headline.share(most, other)).join(', ');
  }

  #change(all) {
    const {mood, latest} = this.session;
    const changes = mood && latest && sinceAMinute(mood, latest.second, all);
    if (!changes) {
      return '';
    }
    return changes.length === 0
      ? words.headline.steady
      : words.headline.since(changes.slice(0, MOST_CHANGES).map(([showing, by]) => words.headline.change(by, showing)));
  }

  #bar(counts, all) {
    const inOrder = STACKED.flatMap((showing) => counts.filter(([of]) => of === showing));
    let at = 0;
    return html`
      <svg class="shares" viewBox="0 0 ${all} 1" preserveAspectRatio="none" role="img"
        aria-label=${inOrder.map(([showing, count]) => words.headline.share(count, showing)).join(', ')}>
        ${inOrder.map(([showing, count]) => {
          const from = at;
          at += count;
          return svg`<rect class="fill-${nameOf(showing)}" x=${from} width=${count} height="1"></rect>`;
        })}
      </svg>`;
  }
}
customElements.define('class-headline', ClassHeadline);
