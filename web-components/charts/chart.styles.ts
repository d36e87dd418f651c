import { css } from 'lit'

export const styles = css`
  :host {
    max-inline-size: 760px;
  }
  figcaption {
    margin-block-end: var(--lys-space-2);
  }
  h3 {
    font-size: inherit;
  }
  .remark {
    color: var(--lys-text-muted);
  }
  /* A diagram reads from left to right in every script. */
  svg {
    display: block;
    inline-size: 100%;
    direction: ltr;
    fill: none;
    stroke: currentColor;
  }
  text {
    fill: currentColor;
    stroke: none;
    font-size: var(--lys-font-size-small);
    font-variant-numeric: tabular-nums;
  }
  .muted-ink {
    color: var(--lys-text-muted);
  }
  .grid {
    stroke: var(--lys-line);
  }
  .curve {
    stroke-width: 2;
    stroke-linejoin: round;
  }
  .alike,
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
  details {
    margin-block-start: var(--lys-space-2);
  }
  .scroll {
    max-block-size: 320px;
    overflow: auto;
  }
  @media print {
    :host {
      color-scheme: light;
      color: black !important;
      break-inside: avoid;
    }
    details:not([open]) {
      display: none;
    }
  }
`
