/**
 * Alerts by rules that the teacher sets: {share, showings, seconds} means that `share` per cent or
 * more of those in view show one of `showings`, for `seconds` of media time. Every function is pure.
 */
import {SHOWINGS} from './showing.js';

/** Shorter than this, a rule that no longer holds is taken to hold still. */
const GAP_SECONDS = 3;

/** Whether a rule holds for a class of so many students in each state, in the order of SHOWINGS. */
export function holds({share, showings}, counts) {
  const of = (showing) => counts[SHOWINGS.indexOf(showing)];
  const inView = counts.reduce((a, b) => a + b) - of('AWAY');
  return inView > 0 && 100 * showings.reduce((sum, showing) => sum + of(showing), 0) >= share * inView;
}

/**
 * Takes a second of the class in.
 *
 * @param before what was returned for the second before; [] at first
 * @param feedback the class's {second, showing}
 * @returns for each rule {rule, since, until, hidden}, seconds of media time, or null: it does not hold
 */
export function advance(before, rules, {second, showing}) {
  return rules.map((rule) => {
    const run = before.find((known) => known?.rule === rule) ?? null;
    if (holds(rule, showing)) {
      return {rule, since: run?.since ?? second, until: second, hidden: run?.hidden ?? false};
    }
    return run && second - run.until < GAP_SECONDS ? run : null;
  });
}

/** Those to point out: what held for as long as its rule asks, and was not hidden. */
export const active = (runs) =>
  runs.filter((run) => run && !run.hidden && run.until - run.since >= run.rule.seconds);
