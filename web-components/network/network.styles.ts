import { css } from 'lit'

export const styles = css`
  svg {
    block-size: auto;
    min-inline-size: 600px;
    overflow: visible;
  }
  line {
    stroke: var(--lys-text-muted);
    stroke-width: 1.5;
  }
  line.often {
    stroke-width: 3;
  }
  line.told {
    stroke-dasharray: 6 5;
  }
  .shape {
    fill: var(--lys-surface);
    stroke: currentColor;
    stroke-width: 2;
    cursor: pointer;
  }
  .outside .shape {
    stroke-dasharray: 2 3;
  }
  .key .shape {
    stroke-width: 4;
  }
  .here .shape {
    fill: var(--lys-accent);
    stroke: var(--lys-accent);
  }
  .here text {
    font-weight: var(--lys-weight-strong);
  }
  text {
    text-anchor: middle;
  }
  .halo {
    stroke-width: 6;
  }
  /* Words keep their size on a narrow screen; the drawing moves under them. */
  .walk {
    overflow-x: auto;
    border-radius: var(--lys-radius);
    padding: var(--lys-space-2);
  }
  .walk:focus-visible {
    outline: 2px solid var(--lys-accent);
    outline-offset: 2px;
  }
  .ties {
    margin-block: var(--lys-space-2);
  }
  blockquote {
    margin: var(--lys-space-1) 0 0;
    padding-inline-start: var(--lys-space-3);
    border-inline-start: 3px solid var(--lys-line-control);
  }
  .figures {
    display: flex;
    flex-wrap: wrap;
    gap: var(--lys-space-2) var(--lys-space-5);
    margin: 0;
  }
  dt {
    color: var(--lys-text-muted);
    font-size: var(--lys-font-size-small);
  }
  dd {
    font-weight: var(--lys-weight-strong);
  }
`
