import {html} from 'lit';
import {PageElement} from './element.js';
import {words} from './words.js';

const FILES = ['students.csv', 'class.csv', 'events.jsonl', 'report.html'];

/** A session's files to be saved, the same that --report writes, and which clocks they tell. */
class ReviewFiles extends PageElement {
  static properties = {session: {}};

  render() {
    const base = `api/sessions/${encodeURIComponent(this.session)}/files/`;
    const zone = encodeURIComponent(words.zone);
    return html`
      <section class="card files" aria-labelledby="files-title">
        <h2 id="files-title">${words.files.title}</h2>
        <dl>
          ${FILES.map((name) => html`
            <div><dt><a href="${base}${name}?zone=${zone}" download>${name}</a></dt><dd>${words.files[name]}</dd></div>`)}
        </dl>
        <p class="hint">${words.files.clocks(words.zone)}</p>
      </section>`;
  }
}
customElements.define('review-files', ReviewFiles);
