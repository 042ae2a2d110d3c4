/** Numbers and times as a language writes them. */
export function formats(locale) {
  const whole = new Intl.NumberFormat(locale, {style: 'percent'});
  const tenths = new Intl.NumberFormat(locale, {minimumFractionDigits: 1, maximumFractionDigits: 1});
  const point = new Intl.DateTimeFormat(locale, {
    weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit',
  });
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
    delay: (millis) =>
      millis < 9950 ? `${tenths.format(Math.max(millis / 1000, 0.1))} s` : duration(millis / 1000),

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
