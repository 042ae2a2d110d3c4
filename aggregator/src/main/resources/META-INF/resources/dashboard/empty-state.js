import {html} from 'lit';
import {PageElement} from './element.js';
import {words} from './words.js';
import './emoji-face.js';

const EMOJI = {connecting: '😐', none: '💤', waiting: '😲', faceless: '🤷', forgotten: '💤', unknown: '🤷', loading: '😐', unread: '🤷', denied: '🤷'};

/** What stands in for a class that cannot be shown, and why; `alone` on the page, its title is the page's. */
class EmptyState extends PageElement {
  static properties = {kind: {}, alone: {type: Boolean}};

  render() {
    const {title, text, command, link} = words.empty[this.kind];
    return html`
      <section class="card empty" data-empty=${this.kind}>
        <emoji-face .emoji=${EMOJI[this.kind]} aria-hidden="true"></emoji-face>
        ${this.alone ? html`<h1>${title}</h1>` : html`<h2>${title}</h2>`}
        <p>${text}</p>
        ${command ? html`<pre><code>${command}</code></pre>` : ''}
        ${link ? html`<p><a href="#/">${link}</a></p>` : ''}
      </section>`;
  }
}
customElements.define('empty-state', EmptyState);
