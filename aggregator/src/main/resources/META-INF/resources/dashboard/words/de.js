/** Every word of the page, in German. What a face shows is said as „wirkt“, never as „ist“. */
import {formats} from './formats.js';

const {clock, delay, duration, either, percent, timeOfDay, when, zone} = formats('de-DE', 'unter 0,1 s');

const LOOKS = {
  ANGRY: 'verärgert',
  DISGUST: 'angewidert',
  FEAR: 'ängstlich',
  HAPPY: 'fröhlich',
  SAD: 'traurig',
  SURPRISE: 'überrascht',
  NEUTRAL: 'neutral',
};

const after = (verb) =>
  Object.fromEntries(Object.entries(LOOKS).map(([showing, look]) => [showing, `${verb} ${look}`]));

const ONE = {...after('wirkt'), UNSURE: 'unklar', AWAY: 'nicht im Bild'};
const MANY = {...after('wirken'), UNSURE: 'sind unklar', AWAY: 'sind nicht im Bild'};

const ALONE = {UNSURE: 'ist unklar', AWAY: 'ist nicht im Bild'};

/** Of expressions alone. */
const alike = (showings) => `wirken ${either(showings.map((showing) => LOOKS[showing]))}`;

const ENDINGS = {
  COMPLETED: 'Die Aufnahme ist zu Ende',
  TRUNCATED: 'Die Aufnahme bricht vor ihrem Ende ab',
  CANCELLED: 'Die Sitzung wurde beendet',
  FAILED: 'Die Sitzung ist gescheitert',
};

const several = (count, showing) =>
  count === 1 ? (ALONE[showing] ?? ONE[showing]) : MANY[showing];

const sources = (count) => (count === 1 ? 'die Quelle' : 'die Quellen');

export const de = {
  self: 'Deutsch',
  product: 'Classmoji',
  clock,

  one: (showing) => ONE[showing],

  student: {
    sure: (confidence) => `${percent(confidence / 10000)} sicher`,
    spoken: ({name, showing, confidence, sure}) =>
      `${name} ${ONE[showing]}${sure ? `, ${percent(confidence / 10000)} sicher` : ''}`,
    lasted: (showing, seconds) => `${ONE[showing]} ${duration(seconds)}`,
    trend: (showing) => `In der letzten Minute meist: ${ONE[showing]}`,
  },

  naming: {
    open: 'Namen geben',
    title: (id) => `Wie heißt ${id}?`,
    name: 'Name',
    hint: 'Ihn sehen alle, die diese Klasse öffnen, und er steht in ihrem Bericht. Er bleibt so lange wie die Klasse.',
    keep: 'Speichern',
    takeBack: 'Namen entfernen',
    cancel: 'Abbrechen',
    problems: {
      400: 'Das kann kein Name sein: höchstens 60 Zeichen und keine Steuerzeichen.',
      404: 'Diese Person ist nicht mehr in der Klasse.',
    },
    failed: 'Der Name konnte nicht gespeichert werden. Bitte gleich noch einmal versuchen.',
  },

  headline: {
    title: 'Die Klasse jetzt',
    last: 'Am Ende',
    at: (second) => `Die Klasse bei ${clock(second)}`,
    dominant: (count, present, showing) =>
      count === present && present > 1
        ? `Alle ${present} ${MANY[showing]}`
        : `${count} von ${present} ${several(count, showing)}`,
    mixed: (present) => `${present} im Bild, und kein Ausdruck überwiegt`,
    nobody: 'Niemand ist im Bild',
    present: (present, known) =>
      present === known ? `Alle ${known} sind im Bild` : `${present} von ${known} sind im Bild`,
    share: (count, showing) => `${count} ${several(count, showing)}`,
    since: (changes) => `Gegenüber vor einer Minute: ${changes.join(', ')}`,
    steady: 'Fast wie vor einer Minute',
    change: (by, showing) => `${Math.abs(by)} ${by > 0 ? 'mehr' : 'weniger'} ${several(Math.abs(by), showing)}`,
  },

  grid: {
    title: 'Teilnehmende',
    order: 'Reihenfolge',
    orders: {seat: 'Nach Platz', attention: 'Nach Auffälligkeit'},
    attention: 'Zuerst, wer in der letzten Minute am längsten traurig, ängstlich, angewidert oder verärgert wirkte; alle zehn Sekunden neu geordnet.',
    classAlone: 'Gezeigt wird die Klasse als Ganzes und niemand einzeln: dem hat niemand zugestimmt.',
  },

  alerts: {
    title: 'Hinweise',
    none: 'Keine. Hier lässt sich einstellen, worauf die Seite hinweisen soll.',
    rule: ({share, showings, seconds}) =>
      `${share} % oder mehr ${alike(showings)}, ${duration(seconds)} lang`,
    active: ({share, showings}, since) =>
      `Seit ${clock(since)}: ${share} % oder mehr ${alike(showings)}`,
    share: 'Wenn mindestens so viel Prozent',
    showings: 'so wirken',
    seconds: 'so viele Sekunden lang',
    add: 'Hinzufügen',
    remove: (rule) => `Entfernen: ${de.alerts.rule(rule)}`,
    hide: 'Ausblenden',
    choose: 'Mindestens einen Ausdruck wählen.',
  },

  mood: {
    title: 'Die Klasse im Verlauf',
    hint: 'Wie viele was zeigten; die Flächen ergeben zusammen alle bisher Gesehenen.',
    spoken: (until, text, at) =>
      `Gestapelte Flächen, Personen je Zustand, von 0:00 bis ${clock(until)} des Videos. ${at === undefined ? 'Jetzt' : `Bei ${clock(at)}`}: ${text}.`,
    turn: ({second, showing}) => `${clock(second)} · von da an am häufigsten: ${ONE[showing]}`,
    turns: 'Wann sich die Klasse änderte',
    loading: 'Das Diagramm wird geladen …',
    failed: 'Das Diagramm konnte nicht geladen werden; alles andere geht auch ohne.',
    tooltip: (count, showing) => {
      const rounded = Math.round(count * 10) / 10;
      return `${rounded.toLocaleString('de-DE')} ${several(rounded, showing)}`;
    },
  },

  sessions: {
    label: 'Sitzung',
    follow: 'Der neuesten laufenden Sitzung folgen',
    following: ({name, state}) => (state === 'RUNNING' ? `Neueste laufende: ${name}` : `Neueste: ${name}`),
    running: 'Laufend',
    past: 'Beendet',
    line: ({name, run, startedAtMillis}) => `${name} · ${when(startedAtMillis)} · ${run}`,
  },

  connection: {
    connecting: 'Verbinden …',
    live: 'Live',
    again: 'Verbunden',
    lost: (seconds) => (seconds > 0 ? `Neuer Versuch in ${seconds} s` : 'Neuer Versuch …'),
    banner: 'Die Verbindung zu Classmoji ist unterbrochen; was zu sehen ist, ist von vorher. Sie wird von selbst wieder aufgebaut.',
  },

  source: {
    running: (clockText) => `Läuft · ${clockText}`,
    waiting: 'Läuft · wartet auf Video',
    cut: (at) => `Zuletzt gehört bei ${clock(at)}`,
    silent: (seconds) => `Seit ${duration(seconds)} kein Signal`,
    live: (live, all, at) => {
      const which = all === 1 ? '' : live === all ? `${all} Quellen · ` : `${live} von ${all} Quellen · `;
      return live > 0 ? `Live · ${which}${clock(at)}` : `Wartet auf ${sources(all)} · ${clock(at)}`;
    },
    name: (all, id) => {
      const label = all.find((source) => source.id === id)?.label;
      return label ?? (all.length === 1 ? 'Die Quelle' : `Quelle ${id.replace(/^v/, '')}`);
    },
    away: (name, signal, detail) =>
      `${name} ${signal === 'STALLED' ? 'stockt' : 'ist nicht da'}${detail ? `: ${detail}` : ''}`,
    slow: (pace, wanted) =>
      `Dieser Rechner ist ausgelastet: gelesen wird ${pace}-mal je Sekunde statt ${wanted}-mal`,
    seldom: (name) => `${name} wird weniger als einmal je Sekunde gelesen`,
    videos: (all) => (all.length > 1 ? [`${all.length} Quellen`] : all.map(de.source.video)),
    of: (at, total) => (total ? `${clock(at)} von ${clock(total)}` : clock(at)),
    ended: (reason) => ENDINGS[reason] ?? 'Die Sitzung ist zu Ende',
    abandoned: 'Aufgegeben: von dieser Sitzung war lange nichts zu hören',
    after: (seconds) => `nach ${clock(seconds)}`,
    kind: {RECORDING: 'Aufnahme', STREAM: 'Livestream'},
    video: ({kind, width, height}) =>
      (de.source.kind[kind] ?? 'Video') + (width && height ? `, ${width} × ${height}` : ''),
    started: (millis) => `begonnen ${when(millis)}`,
  },

  again: (startedAtMillis, speed) =>
    `Das ist nicht live: eine Klasse vom ${when(startedAtMillis)} wird noch einmal gezeigt${speed === 1 ? '' : `, ${speed}-mal so schnell`}.`,

  delay: {
    text: ({medianMillis, mostMillis}) =>
      `Emoji erscheinen ${delay(medianMillis)} nach dem Bild (95 % innerhalb von ${delay(mostMillis)})`,
    before: (decoderMillis, lateMillis) => {
      const parts = [
        decoderMillis === null ? '' : `${delay(decoderMillis)} im Decoder`,
        lateMillis === null ? '' : `${delay(lateMillis)} Verspätung beim Eintreffen`,
      ].filter(Boolean);
      return parts.length > 0 ? `; davor ${parts.join(' und ')}` : '';
    },
    meaning: 'In der letzten Minute, auf allen offenen Seiten, ab dem Dekodieren eines Bildes. Davor, höchstens bei den Bildern der letzten Sekunde: wie lange ihre Daten im Decoder waren, und wie viel später sie kamen als die frühesten der letzten zehn Minuten, nach der Uhr des Senders. Was jedes Bild gleichermaßen in Kamera, Encoder und Netz braucht, ist von hier aus nicht zu sehen.',
  },

  review: {
    open: 'Rückblick',
    close: 'Rückblick schließen',
    title: 'Rückblick',
    of: (name) => `${name} im Rückblick`,
    more: 'Laden, was seitdem kam',
    again: 'Noch einmal versuchen',
    player: 'Durch die Klasse bewegen',
    time: 'Zeit',
    spoken: (second, text) => `${clock(second)}: ${text}`,
    play: 'Abspielen',
    pause: 'Anhalten',
    previous: (whom) => `Vorige Änderung: ${whom}`,
    next: (whom) => `Nächste Änderung: ${whom}`,
    noFurther: 'Es gibt keine weitere Änderung',
    speed: 'Tempo',
    jump: 'Springen zu Änderungen von',
    theClass: 'ganze Klasse',
    wall: (millis, live) => (live ? timeOfDay(millis) : `gelesen um ${timeOfDay(millis)}`),
    lanes: 'Alle einzeln',
    lanesHint: 'Von links nach rechts die ganze Stunde. Ein Name wählt, zu wessen Änderungen gesprungen wird; ein Klick in eine Zeile führt zu dieser Zeit.',
    choose: (name) => `Zu den Änderungen von ${name} springen`,
  },

  own: {
    make: (name) => `Link für ${name}`,
    title: (name) => `Ein Link für ${name}`,
    can: 'Wer diesen Link hat, sieht, was diese Person in dieser Stunde zeigte, Sekunde für Sekunde, und den jetzigen Zustand: nichts von anderen. Er gilt, bis die Sitzung gelöscht wird, und lässt sich vorher nicht zurücknehmen.',
    open: 'Die Seite fragt niemanden nach einem Passwort: Wer ihre Adresse erreichen kann, kann dort auch die ganze Klasse öffnen. Der Link ist nur für die bestimmt, die das dürfen, oder es wird für solche Ansichten eine eigene Adresse eingerichtet (classmoji.aggregator.dashboard.own-view-address).',
    apart: 'Unter der Adresse, zu der er führt, ist sonst nichts von der Klasse zu sehen.',
    link: 'Der Link',
    copy: 'Kopieren',
    copied: 'Kopiert',
    select: 'Markiert: mit der Tastatur kopieren',
    failed: 'Gerade lässt sich kein Link herstellen',
    close: 'Schließen',
    heading: 'Was von Ihnen gelesen wurde',
    now: 'Jetzt',
    you: 'Sie',
    running: 'Die Klasse läuft',
    ended: 'Die Klasse ist zu Ende',
    which: (name, millis) => `${name} · ${when(millis)}`,
    line: 'Von Anfang an',
    changes: 'Ihre letzten Änderungen',
    clocks: (zone) => `Die erste Zeit ist die des Videos, ab seinem Beginn; die zweite die Uhrzeit in Ihrer Zeitzone, ${zone}.`,
  },

  zone,

  files: {
    title: 'Zum Mitnehmen',
    'students.csv': 'was alle einzeln zeigten, eine Zeile je Sekunde',
    'class.csv': 'wie viele was zeigten, eine Zeile je Sekunde',
    'events.jsonl': 'jede Änderung eines Emojis, eine Zeile JSON',
    'report.html': 'die Klasse auf einer Seite, die keine andere Datei braucht (auf Englisch)',
    clocks: (zone) =>
      `Zwei Uhren geben die Zeit an. Medienzeit läuft ab dem Beginn des Videos, in Sekunden (time_s, since_s). Die Aufnahmeuhr ist die des Rechners, der die Klasse aufnahm: in den Dateien in UTC (captured_at), auf dieser Seite und im Bericht in Ihrer Zeitzone, ${zone}.`,
  },

  replay: {
    again: 'Noch einmal',
    busy: 'Die Aufnahme läuft noch.',
    failed: 'Die Aufnahme konnte nicht neu gestartet werden.',
  },

  empty: {
    connecting: {title: 'Verbinden mit Classmoji', text: 'Einen Moment.'},
    denied: {title: 'Dieser Link führt nirgendwohin', text: 'Vielleicht ist er unvollständig, oder die Sitzung wurde gelöscht.'},
    loading: {title: 'Die Klasse wird geladen', text: 'Alle ihre Sekunden werden einmal geholt.'},
    unread: {title: 'Diese Klasse lässt sich gerade nicht lesen', text: 'Classmoji konnte sie nicht von dort lesen, wo sie aufbewahrt ist.'},
    none: {
      title: 'Noch keine Klasse',
      text: 'Sobald eine Sitzung beginnt, ist sie hier von selbst zu sehen. Starten lässt sich eine mit',
      command: 'deploy/classmoji replay lecture.mp4 --speed 1 --dashboard',
    },
    waiting: {
      title: 'Warten auf das erste Gesicht',
      text: 'Die Sitzung läuft, aber noch wurde kein Gesicht gefunden. Gefunden werden Gesichter, die beleuchtet, der Kamera zugewandt und nicht zu klein sind.',
    },
    faceless: {title: 'Kein Gesicht gesehen', text: 'Die Sitzung endete, ohne dass einem Gesicht gefolgt werden konnte.'},
    forgotten: {
      title: 'Einzelheiten sind hier nicht mehr aufbewahrt',
      text: 'Diese Sitzung ist zu lange her, um hier ganz gezeigt zu werden.',
    },
    unknown: {
      title: 'Diese Sitzung ist hier nicht bekannt',
      text: 'Vielleicht wurde sie gelöscht oder ihr Name falsch geschrieben.',
      link: 'Die neueste laufende Sitzung zeigen',
    },
  },

  notice: {
    open: 'Bitte lesen: Ausdruck, nicht Gefühl',
    title: 'Bitte lesen',
    points: [
      ['Was gelesen wird.', 'Ein Modell benennt, was ein Gesicht in einzelnen Bildern sichtbar zeigt, einige Male je Sekunde: einen von sieben Ausdrücken oder „unklar“. Es weiß nicht, was jemand fühlt, denkt oder verstanden hat, und nicht, warum ein Gesicht so aussieht. Teilnehmende tragen Decknamen oder die Namen, die man ihnen hier gibt, und die kleinen grauen Bilder ihrer Gesichter werden Minuten nach dem Lesen gelöscht; eine Wiedergabe löscht ihre letzten, wenn sie endet.'],
      ['Wie genau es ist.', 'Das jetzige Modell benennt den Ausdruck auf 69 % der Bilder des öffentlichen Tests von FER2013 richtig: etwa einer von dreien ist falsch. Schwach ist es bei Ekel und Angst. Licht, Blickwinkel, Brillen, eine Hand am Kinn, Alter, Hautton und Kultur verändern, was es liest, und nicht bei allen gleich. „Sicher“ ist die eigene Schätzung des Modells und kann auch falsch sein.'],
      ['Das Recht.', 'In der Europäischen Union verbietet Artikel 5 Absatz 1 Buchstabe f der KI-Verordnung KI-Systeme, die Emotionen von Menschen in Bildungseinrichtungen und am Arbeitsplatz ableiten, außer aus medizinischen oder Sicherheitsgründen. Anderswo gelten andere Regeln. Wer dies einsetzt, muss sich vergewissern, dass es erlaubt ist und dass alle Gefilmten davon wissen und einverstanden sind.'],
      ['Wofür es nicht benutzt werden darf.', 'Für Noten, Disziplin oder Diagnosen. Nichts auf dieser Seite darf dazu dienen, Teilnehmende zu beurteilen, zu ordnen, zu bestrafen oder zu diagnostizieren, und nichts darf ihnen vorgehalten werden.'],
    ],
  },

  title: (name) => (name ? `${name} – Classmoji` : 'Classmoji'),
};
