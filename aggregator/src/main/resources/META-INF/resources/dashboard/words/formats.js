/**
 * Numbers and times as a language writes them.
 *
 * @param soon how it says a wait that is too short to be felt
 */
export function formats(locale, soon) {
  const whole = new Intl.NumberFormat(locale, {style: 'percent'});
  const tenths = new Intl.NumberFormat(locale, {minimumFractionDigits: 1, maximumFractionDigits: 1});
  const point = new Intl.DateTimeFormat(locale, {
    weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit',
  });
  const list = new Intl.ListFormat(locale, {type: 'disjunction'});
  const day = new Intl.DateTimeFormat(locale, {
    hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'short',
  });
  const pad = (number) => String(number).padStart(2, '0');

  /** A point of media time: 0:07, 12:30, 1:02:03. */
  function clock(seconds) {
    const all = Math.floor(seconds);
    const minutes = Math.floor(all / 60);
    return minutes < 60
      ? `${minutes}:${pad(all % 60)}`
      : `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(all % 60)}`;
  }

  /** A length of time: 7 s, 3 min, 2 h. */
  function duration(seconds) {
    if (seconds < 60) {
      return `${Math.round(seconds)} s`;
    }
    return seconds < 3600 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3600)} h`;
  }

  return {
    clock,
    duration,

    /** A wait that one may feel: 0.2 s, 12 s. */
    delay: (millis) => {
      if (millis < 50) {
        return soon;
      }
      return millis < 9950 ? `${tenths.format(millis / 1000)} s` : duration(millis / 1000);
    },

    /** One or more words, of which any may hold: a, b or c. */
    either: (all) => list.format(all),

    /** A share from 0 to 1. */
    percent: (share) => whole.format(share),

    /** A time of day, with its time zone, of a point in milliseconds since 1970. */
    timeOfDay: (millis) => day.format(millis),

    /** The name of the time zone in which times are told, such as Europe/Berlin. */
    zone: day.resolvedOptions().timeZone,

    /** A point of the calendar, in milliseconds since 1970. */
    when: (millis) => point.format(millis),
  };
}
