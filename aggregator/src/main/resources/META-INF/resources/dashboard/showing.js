/** What a face can show: codes in the order of the contract, and how each is drawn. */
export const SHOWINGS = [
  'ANGRY', 'DISGUST', 'FEAR', 'HAPPY', 'SAD', 'SURPRISE', 'NEUTRAL', 'UNSURE', 'AWAY',
];

/** From the bottom of a chart up: the open faces, the calm, the troubled, then what could not be read. */
export const STACKED = [
  'HAPPY', 'SURPRISE', 'NEUTRAL', 'SAD', 'FEAR', 'DISGUST', 'ANGRY', 'UNSURE', 'AWAY',
];

/** The name of a state in class names and custom properties of the style sheets. */
export const nameOf = (showing) => showing.toLowerCase();

/** The emoji for each state, unless the aggregator is configured otherwise. */
export const EMOJI = {
  ANGRY: '😠', DISGUST: '🤢', FEAR: '😨', HAPPY: '😄', SAD: '😢', SURPRISE: '😲', NEUTRAL: '😐', UNSURE: '🤷', AWAY: '💤',
};

/** The bundled drawings, by the emoji they draw; any other emoji is shown as text. */
export const DRAWN = Object.fromEntries(SHOWINGS.map((showing) => [EMOJI[showing], nameOf(showing)]));

/** Whether it is one of the seven expressions, which have a confidence. */
export const isExpression = (showing) => showing !== 'UNSURE' && showing !== 'AWAY';

/** How many students show each state, most first; states that none shows are left out. */
export function tally(students) {
  const counts = new Map();
  for (const student of students) {
    counts.set(student.showing, (counts.get(student.showing) ?? 0) + 1);
  }
  const order = (entry) => STACKED.indexOf(entry[0]);
  return [...counts].sort((a, b) => b[1] - a[1] || order(a) - order(b));
}
