import { css } from 'lit'

export const styles = css`
  :host {
    display: contents;
  }
  dialog {
    inline-size: min(640px, calc(100vw - 2 * var(--lys-space-3)));
    max-inline-size: none;
    margin-block-start: 10vh;
    padding: var(--lys-space-3);
  }
  .field {
    display: grid;
    gap: var(--lys-space-1);
  }
  .list {
    margin: var(--lys-space-2) 0 0;
    padding: 0;
    max-block-size: min(420px, 60vh);
    overflow-y: auto;
  }
  .row {
    display: flex;
    gap: var(--lys-space-3);
    align-items: baseline;
    min-block-size: 28px;
    padding: var(--lys-space-1) var(--lys-space-2);
    border-radius: var(--lys-radius);
    cursor: pointer;
  }
  .row[aria-selected='true'] {
    background: var(--lys-surface-chosen);
    outline: var(--lys-hairline) solid var(--lys-accent);
    outline-offset: calc(-1 * var(--lys-hairline));
  }
  .row .label:has(+ [hidden]) {
    flex: 1;
  }
  .row .label {
    overflow-wrap: anywhere;
  }
  .row .description {
    flex: 1;
    color: var(--lys-text-muted);
    overflow-wrap: anywhere;
  }
  .row kbd {
    white-space: nowrap;
  }
  .row.begins {
    border-block-start: var(--lys-hairline) solid var(--lys-line);
  }
  .count {
    margin: var(--lys-space-2) 0 0;
    color: var(--lys-text-muted);
    font-size: var(--lys-font-size-small);
  }
`
