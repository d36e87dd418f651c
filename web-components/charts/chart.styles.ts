import { css } from 'lit'

export const styles = css`
  h3 {
    font-size: inherit;
  }
  .remark {
    color: var(--lys-text-muted);
  }
  /* The first column stays where a row is read by it. */
  .grid-table :is(td, th):first-child {
    position: sticky;
    inset-inline-start: 0;
    background: var(--lys-surface);
  }
  .curve {
    stroke-width: 2;
  }
  .centre {
    stroke-dasharray: 6 5;
  }
  .limit {
    stroke-dasharray: 2 2;
  }
  .mark line {
    stroke-dasharray: 1 4;
  }
  .dot,
  .bar {
    fill: currentColor;
    stroke: none;
  }
  .signal {
    fill: var(--lys-surface);
    stroke-width: 2;
  }
  @media print {
    :host {
      break-inside: avoid;
    }
  }
`
