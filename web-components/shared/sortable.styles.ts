import { css } from 'lit'

/** Headings of columns that sort by being pressed: words like the others until they do. */
export const sortable = css`
  thead button {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font-weight: inherit;
    text-align: inherit;
  }
  thead button:hover:not(:disabled) {
    background: none;
    text-decoration: underline;
  }
  thead [aria-sort] button {
    color: var(--lys-text);
    font-weight: var(--lys-weight-strong);
  }
  thead .number button {
    justify-content: end;
    inline-size: 100%;
  }
`
