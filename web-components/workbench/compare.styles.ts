import { css } from 'lit'

/** Comes behind the list. */
export const styles = css`
  .panes.compared {
    display: grid;
    grid-template-columns: repeat(var(--columns, 2), minmax(0, 1fr));
    grid-auto-rows: minmax(0, 1fr);
  }
  .panes.blink {
    grid-template-columns: minmax(0, 1fr);
  }
  .panes.blink > .pane {
    grid-area: 1 / 1;
  }
  .panes.blink > .pane:not(.active) {
    visibility: hidden;
  }
  .panes.compared > .pane {
    position: relative;
    min-block-size: 0;
  }
  .panes.compared .caption {
    padding-inline-end: 36px;
  }
  .panes.compared .caption:has(+ .leave.is-earlier) {
    font-weight: var(--lys-weight-strong);
    background: var(--lys-on-photo);
    color: var(--lys-photo-bar);
  }
  .leave {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
    min-inline-size: 32px;
    min-block-size: 24px;
    padding: 0 var(--lys-space-1);
    color: var(--lys-on-photo);
  }
  .leave.is-earlier {
    color: var(--lys-photo-bar);
  }
  .leave:hover:not(:disabled) {
    background: var(--lys-photo);
    color: var(--lys-on-photo);
  }
  .compare {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--lys-space-1);
    align-items: center;
    padding: 2px var(--lys-space-1);
    background: var(--lys-photo-bar);
    border-block-end: 2px solid var(--lys-photo);
  }
  .compare .doing {
    flex: 1 1 0;
    min-inline-size: 140px;
    padding-inline: var(--lys-space-2);
    font-size: var(--lys-font-size-small);
    line-height: var(--lys-line-height-small);
  }
  .compare button {
    min-block-size: 28px;
    padding: 2px var(--lys-space-2);
    color: var(--lys-on-photo);
    font-size: var(--lys-font-size-small);
    white-space: nowrap;
  }
  .compare button[aria-pressed='true'] {
    border-color: var(--lys-on-photo);
    background: var(--lys-photo);
  }
  .compare button:hover:not(:disabled) {
    background: var(--lys-photo);
  }
  .compare button:focus-visible,
  .leave:focus-visible {
    outline-color: currentColor;
    outline-offset: -3px;
  }
  .compare kbd {
    padding-block: 0;
    border-color: currentColor;
    color: inherit;
  }
  :host([layout='page']) .compare kbd,
  :host([layout='page']) .compare .keys {
    display: none;
  }
  .panes.align lys-viewer {
    cursor: crosshair;
  }
  .pane.wants {
    border-color: var(--lys-on-photo);
    border-block-start-style: dashed;
  }
  .over {
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
  }
  /* White in black: seen on every photograph. */
  .over :is(circle, path) {
    fill: none;
    stroke: #fff;
    stroke-width: 1.75;
    paint-order: stroke;
    filter: drop-shadow(0 0 1px #000) drop-shadow(0 0 1px #000);
  }
  .over text {
    fill: #fff;
    stroke: #000;
    stroke-width: 3;
    paint-order: stroke;
    font: var(--lys-weight-strong) 14px system-ui;
  }
  .over .cross {
    transform: translate(50%, 50%);
    visibility: hidden;
  }
  .panes.keys .pane:focus-within .cross {
    visibility: visible;
  }
  .strips > button,
  .pane button.icon {
    color: var(--lys-on-photo);
  }
  .strips > button {
    flex: none;
    inline-size: auto;
    max-inline-size: 104px;
    block-size: auto;
    padding-inline: var(--lys-space-2);
    border-inline-start: 2px solid var(--lys-photo);
    border-radius: 0;
    font-size: var(--lys-font-size-small);
    line-height: var(--lys-line-height-small);
    white-space: normal;
  }
  :is(.strips, .pane) > button:hover:not(:disabled),
  .pane button.icon:hover:not(:disabled) {
    background: var(--lys-photo);
  }
  .strips:not([hidden]) {
    display: grid;
    flex: none;
    grid-template-columns: minmax(0, 1fr) auto;
    background: var(--lys-photo-bar);
  }
  .rail button[aria-pressed='true'] {
    border-color: var(--lys-on-photo);
    background: var(--lys-photo);
  }
  .before {
    grid-column: 1 / -1;
    order: -1;
    display: flex;
    gap: var(--lys-space-3);
    overflow: auto hidden;
    border-block-end: 2px solid var(--lys-photo);
    scrollbar-width: thin;
  }
  .before section {
    display: flex;
    flex: none;
    align-items: center;
  }
  .before p {
    padding-inline: var(--lys-space-3) var(--lys-space-1);
    font-size: var(--lys-font-size-small);
    line-height: var(--lys-line-height-small);
    white-space: nowrap;
  }
  .before lys-image-strip {
    overflow: visible;
  }
`
