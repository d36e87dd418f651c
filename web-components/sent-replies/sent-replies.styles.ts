import { css } from 'lit'

export const styles = css`
  article > * + * {
    margin-block-start: var(--lys-space-2);
  }
  article > h3 {
    margin-block-start: var(--lys-space-3);
  }
  h3 + :is(p, dl) {
    margin-block-start: 0;
  }
  .text {
    max-inline-size: var(--lys-measure);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .row {
    margin-block-start: var(--lys-space-3);
  }
  details {
    margin-block-start: var(--lys-space-3);
  }
`
