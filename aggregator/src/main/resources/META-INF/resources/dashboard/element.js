import {LitElement} from 'lit';

/** The page's elements share its style sheets and its document: no shadow trees. */
export class PageElement extends LitElement {
  createRenderRoot() {
    return this;
  }
}
