import {html} from 'lit';
import {PageElement} from './element.js';
import {words} from './words.js';

/** What this is, how far it can be trusted, and what it must not be used for. */
class PageNotice extends PageElement {
  render() {
    return html`
      <section class="card notice" id="notice" aria-labelledby="notice-title" tabindex="-1">
        <h2 id="notice-title">${words.notice.title}</h2>
        <dl>
          ${words.notice.points.map(([what, text]) => html`<div><dt>${what}</dt><dd>${text}</dd></div>`)}
        </dl>
      </section>`;
  }
}
customElements.define('page-notice', PageNotice);
