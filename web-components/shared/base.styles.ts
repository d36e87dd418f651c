import { css } from 'lit'

/**
 * Text, headings, links, focus and a few words of layout. Every element takes it first.
 *
 * trap: a portal's `*` reaches an element itself, and from there whatever is inherited. Between important declarations the inner
 * one wins, so what no portal may change is important here; its look comes in by the custom properties. Direction,
 * visibility and colour scheme are the portal's to say.
 */
export const base = css`
  :host {
    display: block;
    box-sizing: border-box !important;
    color: var(--lys-text) !important;
    font: var(--lys-weight) var(--lys-font-size) / var(--lys-line-height) var(--lys-font) !important;
    letter-spacing: normal !important;
    word-spacing: normal !important;
    text-transform: none !important;
    text-indent: 0 !important;
    text-shadow: none !important;
    white-space: normal !important;
    word-break: normal !important;
    hyphens: manual !important;
    -webkit-font-smoothing: auto;
    text-align: start !important;
  }
  :host([hidden]),
  [hidden],
  [popover]:not(:popover-open),
  dialog:not([open]) {
    display: none !important;
  }
  :host([data-theme='light']),
  [data-theme='light'] {
    color-scheme: light;
  }
  :host([data-theme='dark']),
  [data-theme='dark'] {
    color-scheme: dark;
  }
  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }
  /* The box around what is folded is the browser's own: without this a text area in it is wider than its place. */
  ::details-content {
    box-sizing: inherit;
  }
  h1,
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  blockquote {
    margin: 0;
  }
  h1,
  h2,
  h3,
  h4 {
    font-size: inherit;
    font-weight: var(--lys-weight-strong);
    line-height: inherit;
    text-wrap: balance;
  }
  h1 {
    font-size: var(--lys-font-size-title);
    line-height: var(--lys-line-height-title);
  }
  h2 {
    font-size: var(--lys-font-size-large);
    line-height: var(--lys-line-height-large);
  }
  strong,
  b,
  dt {
    font-weight: var(--lys-weight-strong);
  }
  a {
    color: var(--lys-accent);
    text-underline-offset: 0.15em;
  }
  a:hover {
    color: var(--lys-accent-strong);
  }
  hr {
    margin: var(--lys-space-4) 0;
    border: 0;
    border-block-start: var(--lys-hairline) solid var(--lys-line);
  }
  kbd {
    padding: 0 var(--lys-space-1);
    border: var(--lys-hairline) solid var(--lys-line);
    border-radius: var(--lys-radius);
    color: var(--lys-text-muted);
    font: inherit;
    font-size: var(--lys-font-size-small);
  }
  :focus-visible {
    outline: 2px solid var(--lys-focus);
    outline-offset: 2px;
  }
  :focus:not(:focus-visible) {
    outline: none;
  }
  .muted {
    color: var(--lys-text-muted);
  }
  .small {
    font-size: var(--lys-font-size-small);
    line-height: var(--lys-line-height-small);
  }
  .large {
    font-size: var(--lys-font-size-large);
    line-height: var(--lys-line-height-large);
  }
  .number {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--lys-space-2);
    align-items: center;
  }
  .stack {
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-4);
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  svg.icon {
    inline-size: 20px;
    block-size: 20px;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
`
