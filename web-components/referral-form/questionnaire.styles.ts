import { css } from 'lit'

export const styles = css`
  :host([unmarked]) .optional {
    display: none;
  }
  .asks {
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-4);
  }
  .drawing {
    clear: both;
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-2);
    padding-block-end: var(--lys-space-2);
    outline: none;
  }
  lys-diagram:not(:defined) {
    display: none;
  }
  .segments {
    clear: both;
  }
  .more {
    margin-block-start: var(--lys-space-4);
  }
  .more > .asks {
    padding-block-start: var(--lys-space-4);
  }
  .rest {
    margin-block-start: var(--lys-space-4);
  }
`
