import { css } from 'lit'

/** A drawing under the sentence that says what it shows, and below it the same in numbers, folded; on paper in black. */
export const drawing = css`
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
  /* Words over lines. */
  .halo {
    stroke: var(--lys-surface);
    stroke-width: 4;
    stroke-linejoin: round;
    paint-order: stroke;
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
  }
`
