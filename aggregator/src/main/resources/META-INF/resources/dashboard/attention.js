import {SHOWINGS} from './showing.js';

/** The looks that may call for a teacher. */
export const TROUBLED = ['SAD', 'FEAR', 'DISGUST', 'ANGRY'];

const CODES = new Set(TROUBLED.map((showing) => String(SHOWINGS.indexOf(showing))));

/** For how many seconds of the last minute a student looked troubled. */
const troubled = ({trend}) => [...trend].filter((code) => CODES.has(code)).length;

/** The students' ids: first who looked troubled for longest, else as they were. */
export const byAttention = (students) =>
  [...students.values()]
    .map((student) => [student.id, troubled(student)])
    .sort((a, b) => b[1] - a[1])
    .map(([id]) => id);
