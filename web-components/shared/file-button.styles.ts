import { css } from 'lit'

/** A button over a field for files: the field covers it, so that a click, a tap, a key and a drop all reach it. */
export const fileButton = css`
  .button {
    position: relative;
    display: inline-flex;
    align-items: center;
    min-block-size: var(--lys-control);
    padding: var(--lys-space-1) var(--lys-space-3);
    border: var(--lys-hairline) solid var(--lys-line-control);
    border-radius: var(--lys-radius);
  }
  .button:hover {
    background: var(--lys-surface-raised);
  }
  .button:has(:focus-visible) {
    outline: 2px solid var(--lys-focus);
    outline-offset: 2px;
  }
  input[type='file'] {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0;
    cursor: pointer;
    font-size: 0;
  }
`
