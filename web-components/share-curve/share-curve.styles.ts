import { css } from 'lit'

export const styles = css`
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
  .legend {
    display: grid;
    gap: var(--lys-space-1);
    margin-block-start: var(--lys-space-2);
    padding: 0;
    color: var(--lys-text-muted);
    font-size: var(--lys-font-size-small);
    line-height: var(--lys-line-height-small);
    list-style: none;
  }
  .legend li {
    display: flex;
    gap: var(--lys-space-2);
    align-items: start;
  }
  .sample {
    flex: none;
    inline-size: 32px;
    block-size: 14px;
  }
  .strong {
    font-weight: var(--lys-weight-strong);
  }
  @media print {
    figcaption + svg {
      block-size: 200px;
    }
    text {
      font-size: 14px;
    }
  }
`
