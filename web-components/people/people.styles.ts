import { css } from 'lit'

export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
    max-inline-size: 1120px;
    margin-block-start: var(--lys-space-5);
    margin-inline: auto;
  }
  h2 {
    margin-block-end: var(--lys-space-2);
  }
  .field {
    max-inline-size: 480px;
    margin-block-end: var(--lys-space-2);
  }
  .said {
    margin-block-start: var(--lys-space-3);
    font-weight: var(--lys-weight-strong);
  }
  ul {
    margin: var(--lys-space-3) 0 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0 var(--lys-space-4);
    padding-block: var(--lys-space-2);
    border-block-end: var(--lys-hairline) solid var(--lys-line);
    overflow-wrap: anywhere;
  }
  .state {
    color: var(--lys-danger);
  }
  .stack {
    display: grid;
    gap: var(--lys-space-3);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--lys-space-3);
    justify-content: end;
  }
  @container (min-width: 800px) {
    li {
      grid-template-columns: minmax(0, 4fr) minmax(0, 5fr) minmax(0, 3fr) auto;
      align-items: baseline;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`
