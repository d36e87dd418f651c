import { css } from 'lit'

export const styles = css`
  :host {
    max-inline-size: 1100px;
    margin: var(--lys-space-4) auto;
  }
  summary {
    padding-block-end: var(--lys-space-1);
    border-block-end: var(--lys-hairline) solid var(--lys-line);
  }
  section {
    display: grid;
    gap: var(--lys-space-2);
    padding-block: var(--lys-space-3);
  }
  section > p {
    max-inline-size: var(--lys-measure);
  }
  .table {
    overflow-x: auto;
  }
  th,
  td {
    padding: var(--lys-space-1) var(--lys-space-3);
    border-block-end: var(--lys-hairline) solid var(--lys-line);
    text-align: end;
  }
  th:first-child {
    text-align: start;
  }
`
