import {html, svg} from 'lit';
import {PageElement} from './element.js';
import {STACKED, nameOf, tally} from './showing.js';
import {words} from './words.js';

/** The class in one sentence, and in one bar; `over`: as it was in the end. */
class ClassHeadline extends PageElement {
  static properties = {students: {attribute: false}, over: {attribute: false}};

  render() {
    const all = [...this.students.values()];
    const present = all.filter(({showing}) => showing !== 'AWAY');
    const [most] = tally(present);
    return html`
      <section class="headline" aria-labelledby="now-title">
        <h2 id="now-title" class=${this.over ? 'hint' : 'unseen'}>${this.over ? words.headline.last : words.headline.title}</h2>
        <p class="dominant">${most
          ? words.headline.dominant(most[1], present.length, most[0])
          : words.headline.nobody}</p>
        <p class="present">${words.headline.present(present.length, all.length)}</p>
        ${this.#bar(tally(all), all.length)}
      </section>`;
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
