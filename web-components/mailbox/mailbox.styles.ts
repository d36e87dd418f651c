import { css } from 'lit'

export const styles = css`
  :host {
    overflow-wrap: anywhere;
  }
  ol {
    padding: 0;
    list-style: none;
  }
  li {
    border-block-end: var(--lys-hairline) solid var(--lys-line);
  }
  summary {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 var(--lys-space-4);
    padding-block: var(--lys-space-3);
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary:hover {
    background: var(--lys-surface-raised);
  }
  summary .to {
    grid-column: 1 / -1;
  }
  pre {
    margin: 0;
    padding: 0 0 var(--lys-space-4) var(--lys-space-4);
    padding-inline: var(--lys-space-4) 0;
    font: inherit;
    white-space: pre-wrap;
  }
`
