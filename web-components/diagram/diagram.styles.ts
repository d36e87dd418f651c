import { css } from 'lit'

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-2);
    container-type: inline-size;
  }
  .pages {
    display: flex;
    justify-content: center;
  }
  svg {
    display: block;
    inline-size: 100%;
    min-inline-size: 0;
    max-inline-size: 230px;
    block-size: auto;
    overflow: visible;
    scroll-margin-block: 96px 120px;
    touch-action: manipulation;
    user-select: none;
  }
  .small svg {
    max-inline-size: 110px;
  }
  .line,
  .point {
    fill: none;
    vector-effect: non-scaling-stroke;
    pointer-events: none;
  }
  .line {
    stroke: var(--lys-text-muted);
    stroke-width: 1px;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  /* Nothing to see and nothing to choose, but it can say so. */
  .still {
    fill: none;
    pointer-events: all;
    cursor: not-allowed;
  }
  .region {
    fill: var(--lys-surface);
    cursor: pointer;
    vector-effect: non-scaling-stroke;
    outline: none;
  }
  .region.ruled {
    stroke: var(--lys-line-control);
    stroke-width: 1px;
    stroke-dasharray: 3 3;
  }
  .region.alike {
    fill: var(--lys-surface-chosen);
  }
  .region[aria-selected='true'],
  .shade {
    fill: color-mix(in srgb, var(--lys-accent) 55%, var(--lys-surface));
  }
  .region:focus-visible {
    stroke: var(--lys-focus);
    stroke-width: 3px;
    stroke-dasharray: none;
  }
  [aria-disabled='true'] .region {
    cursor: not-allowed;
  }
  .point {
    fill: var(--lys-danger);
    stroke: var(--lys-surface);
    stroke-width: 2px;
  }
  .named {
    min-block-size: var(--lys-line-height-small);
    color: var(--lys-text-muted);
    text-align: center;
  }
  .switch {
    display: none;
  }
  @container (max-width: 419px) {
    .switch {
      display: flex;
      justify-content: center;
    }
    .pages > .other {
      display: none;
    }
    svg {
      max-inline-size: 300px;
    }
  }
  @media (forced-colors: active) {
    .region[aria-selected='true'],
    .shade {
      fill: Highlight;
    }
    .line {
      stroke: CanvasText;
    }
  }
`
