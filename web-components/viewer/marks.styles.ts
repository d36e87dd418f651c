import { css } from 'lit'

/** What lies over a photograph, and the strips below it; comes with the first of either. */
const marksStyles = css`
  .marks,
  .drawn {
    position: absolute;
    inset: 0;
    pointer-events: none;
    forced-color-adjust: none;
  }
  .drawn {
    transform-origin: 0 0;
    will-change: transform;
  }
  .frame:has(> .holding) .stage {
    cursor: crosshair;
  }
  .shapes {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
    fill: none;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .shapes :is(line, ellipse, polyline, polygon, path, circle) {
    vector-effect: non-scaling-stroke;
  }
  .under {
    stroke: #000000;
    stroke-opacity: 0.7;
    stroke-width: 4px;
  }
  .over {
    stroke: #ffffff;
    stroke-width: 1.75px;
  }
  .growing .over {
    stroke-dasharray: 7 4;
  }
  .failed .over {
    stroke-dasharray: 2 5;
  }
  .chosen .over {
    stroke: #ffd84d;
    stroke-width: 2.5px;
  }
  .chosen .under {
    stroke-width: 5.5px;
  }
  .handle circle {
    fill: rgb(0 0 0 / 45%);
    stroke: #ffffff;
    stroke-width: 2px;
  }
  .handle.held circle {
    fill: #ffd84d;
    stroke: #000000;
  }

  .fixed.label,
  .words-of {
    position: absolute;
    left: 0;
    top: 0;
  }
  .label {
    max-inline-size: 24ch;
    padding: 1px 6px;
    overflow: hidden;
    border-radius: var(--lys-radius);
    background: rgb(0 0 0 / 86%);
    color: #ffffff;
    font-size: var(--lys-font-size-small);
    line-height: var(--lys-line-height-small);
    font-variant-numeric: tabular-nums;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .label b {
    margin-inline-end: 4px;
  }
  .label.chosen {
    outline: 2px solid #ffd84d;
    max-inline-size: 48ch;
  }
  .words-of {
    z-index: 1;
    inline-size: min(260px, 80%);
    pointer-events: auto;
  }
  .words-of input {
    background: var(--lys-photo-bar);
    border-color: var(--lys-on-photo);
    color: var(--lys-on-photo);
  }
  .words-of ::placeholder {
    color: #d0d0d0;
  }

  .strip,
  .kin,
  .calibrate,
  .ways,
  .found,
  .lost {
    display: flex;
    flex-wrap: wrap;
    gap: var(--lys-space-1) var(--lys-space-3);
    align-items: center;
  }
  .strip {
    padding: var(--lys-space-1) var(--lys-space-2);
    border-block-end: var(--lys-hairline) solid var(--lys-photo);
    background: var(--lys-photo-bar);
  }
  .calibrate,
  .calibrate :is(label, select, input) {
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .found button {
    border-color: var(--lys-on-photo);
  }
  .kin {
    gap: 0;
  }
  .strip .quiet {
    padding-inline: var(--lys-space-2);
  }
  .lost {
    flex-basis: 100%;
  }
  .next {
    flex: 1 1 24ch;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .next .small {
    min-block-size: var(--lys-line-height-small);
  }
  .steps {
    display: grid;
  }
  .steps span {
    grid-area: 1 / 1;
  }
  .steps .other {
    visibility: hidden;
  }
  .strip > .value {
    min-inline-size: 16ch;
    min-block-size: var(--lys-line-height-large);
    text-align: start;
  }
  .strip .value {
    font-size: var(--lys-font-size-large);
    font-weight: var(--lys-weight-strong);
    white-space: nowrap;
  }
  .ends {
    display: inline-flex;
    margin-inline-start: auto;
  }
  .calibrate > p {
    text-align: start;
    white-space: normal !important;
  }
  @container (min-width: 600px) {
    .ends {
      order: 1;
    }
    .ways,
    .calibrate {
      order: 2;
      flex-basis: 100%;
    }
  }
  @container (min-width: 600px) and (max-width: 1000px) {
    .next,
    .strip > .value {
      order: 2;
    }
    .next {
      flex-basis: calc(100% - 24ch);
    }
  }
  .calibrate :is(select, input) {
    inline-size: auto;
    background: var(--lys-photo);
    border-color: var(--lys-on-photo);
    color: var(--lys-on-photo);
  }
  .calibrate .millimetres {
    inline-size: 9ch;
  }
  .strip :is(select, input, button):focus-visible,
  .words-of input:focus-visible {
    outline: 2px solid var(--lys-on-photo);
    outline-offset: -4px;
  }

  @media print {
    .strip {
      display: none;
    }
  }
`

/** Into the viewer, behind its own. */
export function dress(root: HTMLElement | DocumentFragment): void {
  const [shadow, sheet] = [root as ShadowRoot, marksStyles.styleSheet!] // of an element of ours
  if (!shadow.adoptedStyleSheets.includes(sheet)) shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet]
}
