/** Every word of the page, in English. What a face shows is said as "looks", never as "is". */
import {formats} from './formats.js';

const {clock, delay, duration, either, percent, timeOfDay, when, zone} = formats('en-GB', 'under 0.1 s');

const LOOKS = {
  ANGRY: 'angry',
  DISGUST: 'disgusted',
  FEAR: 'afraid',
  HAPPY: 'happy',
  SAD: 'sad',
  SURPRISE: 'surprised',
  NEUTRAL: 'neutral',
};

const after = (verb) =>
  Object.fromEntries(Object.entries(LOOKS).map(([showing, look]) => [showing, `${verb} ${look}`]));

const ONE = {...after('looks'), UNSURE: 'unsure', AWAY: 'away'};
const MANY = {...after('look'), UNSURE: 'are hard to read', AWAY: 'are away'};

const ALONE = {UNSURE: 'is hard to read', AWAY: 'is away'};

/** Of expressions alone. */
const alike = (showings) => `look ${either(showings.map((showing) => LOOKS[showing]))}`;

const ENDINGS = {
  COMPLETED: 'The recording has ended',
  TRUNCATED: 'The recording broke off before its end',
  CANCELLED: 'The session was stopped',
  FAILED: 'The session failed',
};

const several = (count, showing) =>
  count === 1 ? (ALONE[showing] ?? ONE[showing]) : MANY[showing];

export const en = {
  self: 'English',
  product: 'Classmoji',
  clock,

  one: (showing) => ONE[showing],

  student: {
    sure: (confidence) => `${percent(confidence / 10000)} sure`,
    spoken: ({name, showing, confidence, sure}) =>
      `${name} ${ONE[showing]}${sure ? `, ${percent(confidence / 10000)} sure` : ''}`,
    lasted: (showing, seconds) => `${ONE[showing]} ${duration(seconds)}`,
    trend: (showing) => `In the last minute mostly: ${ONE[showing]}`,
  },

  naming: {
    open: 'give a name',
    title: (id) => `What do you call ${id}?`,
    name: 'Name',
    hint: 'Everyone who opens this class sees it, and so does its report. It is kept as long as the class.',
    keep: 'Save',
    takeBack: 'Take the name back',
    cancel: 'Cancel',
    problems: {
      400: 'That cannot be a name: at most 60 characters, and no control characters.',
      404: 'This student is no longer in the class.',
    },
    failed: 'The name could not be saved. Please try again in a moment.',
  },

  headline: {
    title: 'The class now',
    last: 'At the end',
    at: (second) => `The class at ${clock(second)}`,
    dominant: (count, present, showing) =>
      count === present && present > 1
        ? `All ${present} ${MANY[showing]}`
        : `${count} of ${present} ${several(count, showing)}`,
    mixed: (present) => `${present} students, and no look leads`,
    nobody: 'Nobody is in view',
    present: (present, known) =>
      present === known ? `All ${known} students in view` : `${present} of ${known} students in view`,
    share: (count, showing) => `${count} ${several(count, showing)}`,
    since: (changes) => `Since a minute ago: ${changes.join(', ')}`,
    steady: 'Much as a minute ago',
    change: (by, showing) => `${Math.abs(by)} ${by > 0 ? 'more' : 'fewer'} ${several(Math.abs(by), showing)}`,
  },

  grid: {
    title: 'Students',
    order: 'Order',
    orders: {seat: 'By seat', attention: 'By attention'},
    attention: 'First those who looked sad, afraid, disgusted or angry for longest in the last minute; in order anew every ten seconds.',
    classAlone: 'The class as a whole is shown, and no single student: nobody was asked to agree to that.',
  },

  alerts: {
    title: 'Alerts',
    none: 'None. Here you say what the page should point out.',
    rule: ({share, showings, seconds}) =>
      `${share} % or more ${alike(showings)}, for ${duration(seconds)}`,
    active: ({share, showings}, since) =>
      `Since ${clock(since)}: ${share} % or more ${alike(showings)}`,
    share: 'When at least this per cent',
    showings: 'look like this',
    seconds: 'for this many seconds',
    add: 'Add',
    remove: (rule) => `Remove: ${en.alerts.rule(rule)}`,
    hide: 'Hide',
    choose: 'Choose at least one expression.',
  },

  mood: {
    title: 'The class over time',
    hint: 'How many students showed what; the bands add up to all students seen so far.',
    spoken: (until, text, at) =>
      `Stacked areas, students per state, from 0:00 to ${clock(until)} of the video. ${at === undefined ? 'Now' : `At ${clock(at)}:`} ${text}.`,
    turn: ({second, showing}) => `${clock(second)} · most common from here on: ${ONE[showing]}`,
    turns: 'When the class changed',
    loading: 'The chart is loading …',
    failed: 'The chart could not be loaded; everything else works without it.',
    tooltip: (count, showing) => {
      const rounded = Math.round(count * 10) / 10;
      return `${rounded} ${several(rounded, showing)}`;
    },
  },

  sessions: {
    label: 'Session',
    follow: 'Follow the newest running session',
    following: ({name, state}) => (state === 'RUNNING' ? `Newest running: ${name}` : `Newest: ${name}`),
    running: 'Running',
    past: 'Ended',
    line: ({name, run, startedAtMillis}) => `${name} · ${when(startedAtMillis)} · ${run}`,
  },

  connection: {
    connecting: 'Connecting …',
    live: 'Live',
    again: 'Connected',
    lost: (seconds) => (seconds > 0 ? `Reconnecting in ${seconds} s` : 'Reconnecting …'),
    banner: 'The connection to Classmoji is lost; what you see is from before. It reconnects by itself.',
  },

  source: {
    running: (clockText) => `Running · ${clockText}`,
    waiting: 'Running · waiting for video',
    cut: (at) => `Last heard of at ${clock(at)}`,
    silent: (seconds) => `No signal for ${duration(seconds)}`,
    live: (live, all, at) => {
      const which = all === 1 ? '' : live === all ? `${all} sources · ` : `${live} of ${all} sources · `;
      return live > 0 ? `Live · ${which}${clock(at)}` : `Waiting for ${all === 1 ? 'the source' : 'the sources'} · ${clock(at)}`;
    },
    name: (sources, id) => {
      const label = sources.find((source) => source.id === id)?.label;
      return label ?? (sources.length === 1 ? 'The source' : `Source ${id.replace(/^v/, '')}`);
    },
    away: (name, signal, detail) =>
      `${name} ${signal === 'STALLED' ? 'has stalled' : 'is not there'}${detail ? `: ${detail}` : ''}`,
    slow: (pace, wanted) =>
      `This computer is busy: students are read ${pace} times a second, not ${wanted}`,
    seldom: (name) => `${name} is read less than once a second`,
    videos: (sources) =>
      sources.length > 1 ? [`${sources.length} sources`] : sources.map(en.source.video),
    of: (at, total) => (total ? `${clock(at)} of ${clock(total)}` : clock(at)),
    ended: (reason) => ENDINGS[reason] ?? 'The session has ended',
    abandoned: 'Given up: nothing was heard of this session for long',
    after: (seconds) => `after ${clock(seconds)}`,
    kind: {RECORDING: 'Recording', STREAM: 'Live stream'},
    video: ({kind, width, height}) =>
      (en.source.kind[kind] ?? 'Video') + (width && height ? `, ${width} × ${height}` : ''),
    started: (millis) => `started ${when(millis)}`,
  },

  again: (startedAtMillis, speed) =>
    `This is not live: a class of ${when(startedAtMillis)} is shown again${speed === 1 ? '' : `, at ${speed}× its pace`}.`,

  delay: {
    text: ({medianMillis, mostMillis}) =>
      `Emoji show ${delay(medianMillis)} after the picture (95 % within ${delay(mostMillis)})`,
    before: (decoderMillis, lateMillis) => {
      const parts = [
        decoderMillis === null ? '' : `${delay(decoderMillis)} in the decoder`,
        lateMillis === null ? '' : `${delay(lateMillis)} late on arrival`,
      ].filter(Boolean);
      return parts.length > 0 ? `; before that, ${parts.join(' and ')}` : '';
    },
    meaning: 'In the last minute, on all open pages, from when a picture was decoded. Before that, at the most of the last second’s pictures: how long their data were in the decoder, and how much later these came than the earliest of the last ten minutes, by the sender’s clock. What every picture takes alike, in the camera, its encoder and the network, cannot be seen from here.',
  },

  review: {
    open: 'Review',
    close: 'Close the review',
    title: 'Review',
    of: (name) => `Review of ${name}`,
    more: 'Load what came since',
    again: 'Try again',
    player: 'Move through the class',
    time: 'Time',
    spoken: (second, text) => `${clock(second)}: ${text}`,
    play: 'Play',
    pause: 'Pause',
    previous: (whom) => `Previous change of ${whom}`,
    next: (whom) => `Next change of ${whom}`,
    noFurther: 'There is no further change',
    speed: 'Speed',
    jump: 'Jump to changes of',
    theClass: 'the class',
    wall: (millis, live) => (live ? timeOfDay(millis) : `read at ${timeOfDay(millis)}`),
    lanes: 'Each student',
    lanesHint: 'From left to right, the whole class. A name chooses whose changes to jump to; a click into a line leads to that time.',
    choose: (name) => `Jump to the changes of ${name}`,
  },

  own: {
    make: (name) => `Link for ${name}`,
    title: (name) => `A link for ${name}`,
    can: 'Whoever has this link sees what this student showed in this class, second by second, and the present state: nothing of anyone else. It holds until the class is deleted, and cannot be taken back before.',
    open: 'The dashboard asks nobody for a password: whoever can reach its address can open the whole class there too. Give the link only to those who may, or have own views shown at an address of their own (classmoji.aggregator.dashboard.own-view-address).',
    apart: 'At the address that it leads to nothing else of the class is shown.',
    link: 'The link',
    copy: 'Copy',
    copied: 'Copied',
    select: 'Selected: copy it with the keyboard',
    failed: 'No link could be made for now',
    close: 'Close',
    heading: 'What was read of you',
    now: 'Now',
    you: 'You',
    running: 'The class is running',
    ended: 'The class has ended',
    which: (name, millis) => `${name} · ${when(millis)}`,
    line: 'From the beginning on',
    changes: 'Your last changes',
    clocks: (zone) => `The first time is that of the video, from its beginning; the second the time of day in your time zone, ${zone}.`,
  },

  zone,

  files: {
    title: 'Take it along',
    'students.csv': 'what each student showed, a row for each second',
    'class.csv': 'how many showed what, a row for each second',
    'events.jsonl': 'each change of a student’s emoji, a line of JSON',
    'report.html': 'the class on one page that needs no other file',
    clocks: (zone) =>
      `Two clocks tell the time. Media time runs from the beginning of the video, in seconds (time_s, since_s). The capture clock is that of the computer that took the class in: in UTC in the files (captured_at), on this page and in the report in your time zone, ${zone}.`,
  },

  replay: {
    again: 'Play again',
    busy: 'The recording is still playing.',
    failed: 'The recording could not be started again.',
  },

  empty: {
    connecting: {title: 'Connecting to Classmoji', text: 'One moment.'},
    denied: {title: 'This link leads nowhere', text: 'It may be incomplete, or the class was deleted.'},
    loading: {title: 'Loading the class', text: 'All of its seconds are fetched once.'},
    unread: {title: 'This class cannot be read for now', text: 'Classmoji could not read it from where it is kept.'},
    none: {
      title: 'No class yet',
      text: 'As soon as a session begins, it shows here by itself. Start one with',
      command: 'deploy/classmoji replay lecture.mp4 --speed 1 --dashboard',
    },
    waiting: {
      title: 'Waiting for the first face',
      text: 'The session runs, but no face has been found yet. Faces are found where they are lit, turned to the camera and not too small.',
    },
    faceless: {title: 'No face was seen', text: 'The session ended without a face that could be followed.'},
    forgotten: {
      title: 'Its details are no longer kept here',
      text: 'This session ended too long ago to be shown here in full.',
    },
    unknown: {
      title: 'This session is not known here',
      text: 'It may have been deleted, or its name mistyped.',
      link: 'Show the newest running session',
    },
  },

  notice: {
    open: 'Please read: looks, not feelings',
    title: 'Please read this',
    points: [
      ['What is read.', 'A model names what a face visibly shows in single pictures, a few times a second: one of seven expressions, or “unsure”. It does not know what someone feels, thinks or has understood, nor why a face looks as it does. Students go by pseudonyms or by the names that you give them, and the small gray pictures of their faces are deleted minutes after they were read; a replay deletes its last ones when it ends.'],
      ['How accurate it is.', 'The present model names the expression right in 69 % of the pictures of FER2013’s public test: about one in three is wrong. It is weak on disgust and fear. Light, angle, glasses, a hand at the chin, age, skin tone and culture change what it reads, and not equally for everyone. “Sure” is the model’s own estimate and can be wrong too.'],
      ['The law.', 'In the European Union the AI Act, Article 5(1)(f), prohibits AI systems that infer emotions of people in education and at work, save for medical or safety reasons. Elsewhere other rules apply. Whoever uses this has to make sure that they may, and that everyone who is filmed knows and agrees.'],
      ['What it must not be used for.', 'Grading, discipline or diagnosis. Nothing on this page may be used to judge, rank, punish or diagnose a student, or be held against one.'],
    ],
  },

  title: (name) => (name ? `${name} – Classmoji` : 'Classmoji'),
};
