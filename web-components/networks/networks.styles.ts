import { css } from 'lit'

export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
    max-inline-size: 1120px;
    margin: var(--lys-space-6) auto 0;
  }
  .scroll {
    position: relative;
    overflow: auto;
  }
  thead th {
    white-space: normal;
    vertical-align: bottom;
  }
  tbody th {
    white-space: nowrap;
  }
  .hint {
    max-inline-size: var(--lys-measure);
    margin-block-start: var(--lys-space-3);
  }
  section {
    margin-block-start: var(--lys-space-5);
  }
  @media print {
    button:not(.link, thead button) {
      display: none;
    }
  }
`
