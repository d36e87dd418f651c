import { css } from 'lit'

export const styles = css`
  :host {
    display: grid;
    gap: var(--lys-space-4);
    max-inline-size: var(--lys-measure);
  }
  form {
    display: grid;
    gap: var(--lys-space-3);
    justify-items: start;
  }
  .field {
    inline-size: 100%;
  }
  textarea,
  code {
    font-family: ui-monospace, SFMono-Regular, Consolas, monospace;
    font-size: var(--lys-font-size-small);
  }
  .checks {
    display: grid;
    gap: var(--lys-space-2);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    gap: 0 var(--lys-space-2);
    grid-template-columns: 20px minmax(0, 1fr);
  }
  .pass {
    color: var(--lys-text-muted);
  }
  .pass svg {
    color: var(--lys-ok);
  }
  .fail svg {
    color: var(--lys-danger);
  }
  li code {
    grid-column: 2;
    margin-block: var(--lys-space-1);
    padding: var(--lys-space-2);
    background: var(--lys-surface-raised);
    overflow-wrap: anywhere;
    user-select: all;
  }
`
