import {prefer, preferred} from './preferences.js';
import {de} from './words/de.js';
import {en} from './words/en.js';

const LANGUAGES = {en, de};

/** The address may say it (?lang=de), else the user has chosen, else the browser's languages do. */
function choose() {
  const asked = [new URLSearchParams(location.search).get('lang'), preferred('language'), ...navigator.languages];
  return asked.map((tag) => tag?.slice(0, 2).toLowerCase()).find((tag) => tag in LANGUAGES) ?? 'en';
}

/** The page's language, "en" or "de". */
export const language = choose();

/** Every word of the page in that language. */
export const words = LANGUAGES[language];

/** The other languages, as pairs of tag and own name. */
export const others = Object.entries(LANGUAGES)
  .filter(([tag]) => tag !== language)
  .map(([tag, {self}]) => [tag, self]);

/** Shows the page in another language, now and from now on. */
export function speak(tag) {
  prefer('language', tag);
  const address = new URL(location.href);
  address.searchParams.delete('lang');
  history.replaceState(null, '', address);
  location.reload();
}

document.documentElement.lang = language;
