import {html, svg} from 'lit';
import {PageElement} from './element.js';
import {SHOWINGS, nameOf, tally} from './showing.js';
import {words} from './words.js';

const SECONDS = 60;

/** Stretches of the same state: [[state, first second, seconds], …]. */
export function stretches(trend) {
  const found = [];
  [...trend].forEach((code, at) => {
    const last = found.at(-1);
    if (last?.[0] === code) {
      last[2]++;
    } else {
      found.push([code, at, 1]);
    }
  });
  return found
    .filter(([code]) => code !== '-')
    .map(([code, from, length]) => [SHOWINGS[code], from, length]);
}

/** What a student showed in the last minute, one colour per state, now at the right. */
class TrendStrip extends PageElement {
  static properties = {trend: {}};

  render() {
    const shown = stretches(this.trend);
    const start = SECONDS - this.trend.length;
    const [most] = tally([...this.trend].filter((code) => code !== '-').map((code) => ({showing: SHOWINGS[code]})));
    return html`
      <svg class="trend" viewBox="0 0 ${SECONDS} 1" preserveAspectRatio="none" role="img"
        aria-label=${most ? words.student.trend(most[0]) : ''}>
        ${shown.map(([showing, from, length]) => svg`
          <rect class="fill-${nameOf(showing)}" x=${start + from} width=${length} height="1"></rect>`)}
      </svg>`;
  }
}
customElements.define('trend-strip', TrendStrip);
