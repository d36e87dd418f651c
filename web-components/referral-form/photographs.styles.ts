import { css } from 'lit'

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-3);
  }
  h2 {
    padding-block-end: var(--lys-space-1);
    border-block-end: var(--lys-hairline) solid var(--lys-line);
  }
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(132px, 1fr));
    gap: var(--lys-space-3);
    padding: 0;
    list-style: none;
    align-items: start;
  }
  ul.over {
    outline: 2px dashed var(--lys-accent);
    outline-offset: 4px;
  }
  li {
    display: flex;
    min-inline-size: 0;
  }
  .frame,
  figure {
    flex: 1;
    min-inline-size: 0;
  }
  .frame {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-1);
    min-block-size: 132px;
    padding: var(--lys-space-3);
    border: var(--lys-hairline) dashed var(--lys-line-control);
    border-radius: var(--lys-radius);
  }
  .frame:hover {
    background: var(--lys-surface-raised);
  }
  input[type='file'] {
    /* Clear of the form's foot, which is fixed. */
    scroll-margin-block: 96px 120px;
  }
  .frame:has(:focus-visible) {
    outline: 2px solid var(--lys-focus);
    outline-offset: 2px;
  }
  .camera {
    display: none;
  }
  .photo {
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-1);
    align-items: center;
    justify-content: center;
    aspect-ratio: 4 / 3;
    overflow: hidden;
    background: var(--lys-photo);
    color: var(--lys-on-photo);
    text-align: center;
    overflow-wrap: anywhere;
  }
  img {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: contain;
  }
  figcaption {
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-1);
    padding-block-start: var(--lys-space-1);
  }
  .chips legend {
    font-weight: var(--lys-weight);
  }
  .chips label.segment:has(> input) {
    min-block-size: 28px;
    padding: 0 var(--lys-space-2);
    font-size: var(--lys-font-size-small);
  }
  @media (pointer: coarse) {
    .chips label.segment:has(> input) {
      min-block-size: var(--lys-control);
    }
  }
  li:has(> .failed, > .asking, > .retake) {
    grid-column: 1 / -1;
  }
  figure.failed,
  figure.retake,
  figure.asking {
    display: grid;
    grid-template-columns: 132px minmax(0, 1fr);
    gap: var(--lys-space-3);
    align-items: start;
  }
  figure.failed figcaption,
  figure.retake figcaption,
  figure.asking figcaption {
    padding: 0;
  }
  figure.failed .photo {
    outline: 2px solid var(--lys-danger);
    outline-offset: -2px;
  }
  figure.retake .photo {
    outline: 2px solid var(--lys-warning);
    outline-offset: -2px;
  }
  .weak {
    font-weight: 600;
  }
  figcaption .button {
    justify-self: start;
    align-self: start;
  }
  @media (pointer: coarse) {
    .camera {
      display: inline-flex;
    }
    .drop {
      display: none;
    }
  }
`
