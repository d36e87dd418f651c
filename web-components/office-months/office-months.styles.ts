import { css } from 'lit'

export const styles = css`
  :host {
    display: block;
    margin-block: var(--lys-space-4);
  }
  .table {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
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
