import {Live} from './live.js';

/** The class's line to the server, open before the page's parts are there to show what comes. */
export const line = new Live(new URL('api/live', document.baseURI).href.replace(/^http/, 'ws'));
line.open();
