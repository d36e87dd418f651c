import { css } from 'lit'

/** Comes with the first curtain. */
export const styles = css`
  .panes.curtain {
    position: relative;
    grid-template-columns: minmax(0, 1fr);
  }
  .panes.curtain > .pane {
    grid-area: 1 / 1;
    border-color: transparent;
  }
  .panes.curtain > .pane:nth-child(2) {
    clip-path: inset(0 0 0 var(--curtain, 50%));
    text-align: right;
  }
  /* Each name stands on its own side. */
  .panes.curtain > .pane:nth-child(1) :is(.caption, .leave) {
    margin-right: auto;
  }
  .panes.curtain > .pane:nth-child(1) .leave {
    right: auto;
    left: 0;
  }
  .panes.curtain > .pane:nth-child(1) .caption {
    max-inline-size: var(--curtain, 50%);
    padding-left: 36px;
  }
  .panes.curtain > .pane:nth-child(2) .caption {
    margin-left: var(--curtain, 50%);
  }
  .panes.curtain .image-facts {
    display: none;
  }
  .line {
    position: absolute;
    inset-block: 26px 0;
    left: clamp(16px, var(--curtain, 50%), 100% - 16px);
    display: grid;
    place-content: center;
    inline-size: 32px;
    margin-left: -16px;
    cursor: ew-resize;
    touch-action: none;
    forced-color-adjust: none;
  }
  .line::before {
    content: '';
    position: absolute;
    inset-block: 0;
    left: 14px;
    inline-size: 4px;
    border-inline: 1px solid #000;
    background: #fff;
  }
  .line::after {
    content: '↔';
    position: relative;
    inline-size: 32px;
    border: 2px solid #000;
    border-radius: 16px;
    background: #fff;
    color: #000;
    line-height: 28px;
    text-align: center;
  }
  .line:focus-visible {
    outline: none;
  }
  .line:focus-visible::after {
    outline: 3px solid #fff;
    outline-offset: 2px;
  }
`
