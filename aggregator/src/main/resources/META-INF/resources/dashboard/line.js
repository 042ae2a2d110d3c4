import {Live} from './live.js';
import {chosen, route} from './route.js';

/**
 * The class's line to the server, open before the page's parts are there to show what comes: it asks
 * for the class that they will ask for, so that they find it there.
 */
export const line = new Live(new URL('api/live', document.baseURI).href.replace(/^http/, 'ws'), (message) => {
  if (message.type === 'sessions') {
    ask(message.sessions);
  }
});
ask(null);
line.open();

function ask(sessions) {
  const wanted = chosen(route(), sessions);
  if (wanted !== line.watched) {
    line.watch(wanted);
  }
}
