/**
 * A session as the page knows it. Every function is pure: what did not change keeps its identity,
 * so that only what changed is drawn again.
 */
import {SHOWINGS} from './showing.js';

const NOTHING = {students: new Map(), names: new Map(), latest: null, mood: null, details: null};

/**
 * Takes a message of type "session" in.
 *
 * @param known the state before, or null
 * @param now the page's own clock, milliseconds, see performance.now()
 * @returns the state after; null if something between was missed, so that it must be asked for anew
 */
export function take(known, message, now) {
  const whole = message.after === 0;
  if (!whole && known?.version !== message.after) {
    return null;
  }
  const before = whole ? NOTHING : known;
  return {
    id: message.session,
    version: message.version,
    again: message.again,
    details: message.details ?? before.details,
    names: message.details ? names(message.details) : before.names,
    latest: message.latest ?? before.latest,
    students: students(before.students, message),
    mood: mood(before.mood, message.mood),
    tickedAt: ticked(message.tickAgeMillis, now),
    shown: message.shown ?? null,
  };
}

/** Takes a sign of life in: it too says how old the last tick is, and how soon emoji show. */
export const beat = (known, message, now) =>
  known && {...known, tickedAt: ticked(message.tickAgeMillis, now), shown: message.shown ?? null};

/** The events that a message of type "session" brings as news: pairs of student and event. */
export const events = (known, message) =>
  message.after === 0
    ? []
    : message.students
        .filter(({id, event}) => event && event !== known.students.get(id)?.event)
        .map(({id, event}) => [id, event]);

/**
 * Who is in the class, by id: its students, or, where feedback is given on the class alone, as many
 * nobodies as show each state.
 */
export function people({students, latest}) {
  if (students.size > 0 || !latest) {
    return students;
  }
  const nobodies = latest.showing.flatMap((count, at) => Array(count).fill({showing: SHOWINGS[at]}));
  return new Map(nobodies.entries());
}

/** The names that sources give students, by id: to whom a student turned out to be, unless that one has a name. */
function names({sources, aliases}) {
  const given = sources.filter(({label}) => label).map(({student, label}) => [student, label]);
  return new Map([...given.map(([student, label]) => [aliases[student] ?? student, label]).reverse(), ...given]);
}

const ticked = (age, now) => (age == null ? null : now - age);

function students(before, {students, gone}) {
  if (students.length === 0 && gone.length === 0) {
    return before;
  }
  const after = new Map(before);
  gone.forEach((id) => after.delete(id));
  const known = after.size;
  students.forEach((student) => after.set(student.id, student));
  return after.size === known ? after : new Map([...after].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function mood(before, change) {
  if (!change) {
    return before;
  }
  const kept = change.from === 0 ? [] : before.columns.slice(0, change.from);
  return {secondsPerColumn: change.secondsPerColumn, columns: [...kept, ...change.columns]};
}
