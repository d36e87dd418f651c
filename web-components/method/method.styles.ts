import { css } from 'lit'

export const styles = css`
  :host {
    max-inline-size: 76ch;
    margin-inline: auto;
  }
  h2 {
    margin-block: var(--lys-space-5) var(--lys-space-2);
  }
  dl > div {
    padding-block: var(--lys-space-3);
    border-block-end: var(--lys-hairline) solid var(--lys-line);
    break-inside: avoid;
  }
  .exact {
    color: var(--lys-text-muted);
  }
  code {
    overflow-wrap: anywhere;
    font-size: var(--lys-font-size-small);
  }
  @media print {
    :host {
      color-scheme: light;
    }
    details:not([open]) {
      display: none;
    }
  }
`
