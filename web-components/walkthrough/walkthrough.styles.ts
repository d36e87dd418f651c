import { css } from 'lit'

export const styles = css`
  :host {
    padding: var(--lys-space-3);
    border: var(--lys-hairline) solid var(--lys-line);
    background: var(--lys-surface);
  }
  .head {
    display: flex;
    gap: var(--lys-space-3);
    align-items: flex-start;
    justify-content: space-between;
  }
  .head h2:focus {
    outline: none;
  }
  .head button {
    flex: none;
  }
  ol {
    margin-block: var(--lys-space-2);
    padding: 0;
    list-style: none;
  }
  li {
    padding-block: var(--lys-space-2);
    border-block-start: var(--lys-hairline) solid var(--lys-line);
  }
  label {
    font-weight: var(--lys-weight-strong);
  }
  li > :not(label) {
    margin-inline-start: calc(16px + var(--lys-space-2));
  }
  li > p {
    max-inline-size: var(--lys-measure);
  }
  li > button {
    margin-block-start: var(--lys-space-1);
    min-block-size: 28px;
    padding-block: 3px;
  }
  .done label {
    font-weight: var(--lys-weight);
  }
  .done > p {
    color: var(--lys-text-muted);
  }
`
