/** What a class's mood, as the server sends it, says of the past. Every function is pure. */
import {SHOWINGS, STACKED, tally} from './showing.js';

const MINUTE = 60;
const HOLD_SECONDS = 5;
const LEAD = 0.1;

/** The mean number of students who showed a state in one column of a mood; 0 where nothing was heard. */
export const average = ([seconds, ...sums], showing) =>
  seconds ? sums[SHOWINGS.indexOf(showing)] / seconds : 0;

/** The mean number of students in one column of a mood. */
export const height = ([seconds, ...sums]) => (seconds ? sums.reduce((a, b) => a + b) / seconds : 0);

/**
 * How many more students, or fewer, show each state than a minute before: pairs of state and
 * difference, whole students, the greatest first, none of 0.
 *
 * @param second the second of media time that `students` are of
 * @returns null while the class is younger, or where its columns are wider than a minute
 */
export function sinceAMinute({columns, secondsPerColumn}, second, students) {
  const column = columns[Math.floor((second - MINUTE) / secondsPerColumn)];
  if (!column?.[0] || secondsPerColumn > MINUTE) {
    return null;
  }
  const now = new Map(tally(students));
  return STACKED.map((showing) => [showing, Math.round((now.get(showing) ?? 0) - average(column, showing))])
    .filter(([, by]) => by !== 0)
    .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]));
}

/**
 * Where the class turned from one state to another: [{second, showing}, …]. A state takes over when
 * it leads the one before by a tenth of those in view, and at least one student, for five seconds.
 */
export function turns({columns, secondsPerColumn}) {
  const hold = Math.max(1, Math.ceil(HOLD_SECONDS / secondsPerColumn));
  const found = [];
  let before = null;
  let rising = null;
  let since = 0;
  columns.forEach((column, at) => {
    const leader = most(column);
    if (leader === null || leader === before || !leads(column, leader, before)) {
      rising = null;
      return;
    }
    if (leader !== rising) {
      rising = leader;
      since = at;
    }
    if (at - since + 1 >= hold) {
      if (before !== null) {
        found.push({second: since * secondsPerColumn, showing: leader});
      }
      before = leader;
      rising = null;
    }
  });
  return found;
}

/** The state that most show, among those in view; null if nobody is. */
function most(column) {
  const [first] = STACKED.filter((showing) => showing !== 'AWAY').sort((a, b) => average(column, b) - average(column, a));
  return average(column, first) > 0 ? first : null;
}

const leads = (column, leader, before) =>
  before === null ||
  average(column, leader) - average(column, before) >= Math.max(1, LEAD * inView(column));

const inView = (column) => height(column) - average(column, 'AWAY');
