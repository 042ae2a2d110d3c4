/** What this browser's user prefers, kept in it and nowhere else. */
const PREFIX = 'classmoji.';

/** @returns what was kept under a name; `otherwise` if nothing was, or nothing may be kept */
export function preferred(name, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** Keeps a value that JSON can hold, where the browser lets us. */
export function prefer(name, value) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // until the page is closed
  }
}
