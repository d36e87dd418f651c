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
  .strong {
    font-weight: var(--lys-weight-strong);
  }
  @media print {
    svg {
      block-size: 200px;
    }
    text {
      font-size: 14px;
    }
  }
`
