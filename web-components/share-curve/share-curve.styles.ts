import { css } from 'lit'

export const styles = css`
  :host {
    max-inline-size: 760px;
  }
  figcaption {
    margin-block-end: var(--lys-space-2);
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
    stroke-width: 2.5;
    stroke-linejoin: round;
  }
  .alike {
    stroke-dasharray: 6 5;
  }
  .seed {
    stroke-width: 1.5;
    stroke-dasharray: 1 4 8 4;
  }
  .deed {
    fill: currentColor;
    stroke: none;
  }
  .fifths {
    stroke-dasharray: 1.5 4;
    stroke-width: 1.5;
    stroke-linecap: round;
  }
  .dot {
    fill: var(--lys-surface);
    stroke-width: 2.5;
  }
  .halo {
    stroke: var(--lys-surface);
    stroke-width: 4;
    stroke-linejoin: round;
    paint-order: stroke;
  }
  .strong {
    font-weight: var(--lys-weight-strong);
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
    }
    details:not([open]) {
      display: none;
    }
    svg {
      block-size: 200px;
    }
    text {
      font-size: 14px;
    }
  }
`
