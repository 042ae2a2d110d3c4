/**
 * A session's past, as the page knows it: all of its seconds, of which any can be shown as if it
 * were now. Every function is pure.
 */
import {turns} from './history.js';
import {SHOWINGS, EMOJI} from './showing.js';

const MOST_COLUMNS = 720;
const TREND_SECONDS = 60;
const SILENT = '-';

/** @param review the server's answer, see dashboard/review/Review.java */
export function pastOf(review) {
  const mood = columns(review, 1);
  return {
    ...review,
    mood,
    chart: columns(review, Math.ceil(review.seconds / MOST_COLUMNS)),
    changes: turns(mood),
    names: new Map(Object.entries(review.names)),
    tracks: new Map(review.students.map((track) => [track.id, track])),
  };
}

/** The class at a second, in the form in which session-state.js holds one that is live. */
export function at(past, second) {
  return {
    id: past.details.id,
    details: past.details,
    names: past.names,
    mood: past.mood,
    latest: past.seconds ? {second, showing: past.showing.map((counts) => counts[second])} : null,
    students: new Map(
      past.students.filter(({showing}) => showing[second] !== SILENT).map((track) => [track.id, student(past, track, second)])),
  };
}

/** One student at a second, in the form in which the server tells of one who is live. */
export function student(past, {id, showing, confidence}, second) {
  const state = SHOWINGS[showing[second]];
  return {
    id,
    showing: state,
    emoji: past.emoji[state] ?? EMOJI[state],
    confidence: 100 * confidence[second],
    event: null,
    trend: showing.slice(Math.max(0, second + 1 - TREND_SECONDS), second + 1),
  };
}

/** The seconds at which a student came to show something else, the first one included. */
export function moments({showing}) {
  const found = [];
  let before = SILENT;
  for (let second = 0; second < showing.length; second++) {
    const now = showing[second];
    if (now !== before && now !== SILENT) {
      found.push(second);
    }
    before = now;
  }
  return found;
}

/** The nearest of some ascending seconds before (-1) or after (1) another; null if there is none. */
export const nearest = (seconds, from, direction) =>
  (direction < 0 ? seconds.findLast((second) => second < from) : seconds.find((second) => second > from)) ?? null;

/** The capture clock at a second, milliseconds since 1970; null where it was not told. */
export function capturedAt({details, capturedAfterMillis}, second) {
  const after = capturedAfterMillis[second] ?? -1;
  return after < 0 ? null : details.startedAtMillis + after;
}

/** The class's mood in columns of so many seconds, in the form in which the server tells it live. */
function columns({seconds, showing}, secondsPerColumn) {
  const found = Array.from({length: Math.ceil(seconds / secondsPerColumn)}, () => Array(SHOWINGS.length + 1).fill(0));
  for (let second = 0; second < seconds; second++) {
    const column = found[Math.floor(second / secondsPerColumn)];
    let heard = 0;
    showing.forEach((counts, state) => {
      column[state + 1] += counts[second];
      heard += counts[second];
    });
    column[0] += heard > 0 ? 1 : 0;
  }
  return {secondsPerColumn, columns: found};
}
