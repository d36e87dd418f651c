import { css } from 'lit'

export const styles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr) auto auto;
    min-block-size: 280px;
    block-size: 100%;
    background: var(--lys-photo);
    color: var(--lys-on-photo) !important;
    container-type: inline-size;
  }
  /* In the flow of a page it has no height to fill. */
  :host([embedded]) {
    block-size: auto;
    grid-template-rows: minmax(200px, 1fr) auto auto;
    inline-size: 100%;
    /* It grows by the tools that are held. */
    min-block-size: auto;
  }
  .frame {
    position: relative;
    min-block-size: 0;
    overflow: hidden;
  }
  /* In the flow of a page the photograph keeps its size: what is held comes below it. */
  :host([embedded]) .frame {
    min-block-size: 200px;
    max-block-size: 72vh;
    align-self: stretch;
    aspect-ratio: 4 / 3;
  }
  .stage,
  .place,
  .message {
    position: absolute;
    inset: 0;
  }
  /* The focus ring lies over the picture, not under it. */
  .stage:focus-visible {
    outline: none;
  }
  .stage:focus-visible::after {
    content: '';
    position: absolute;
    inset: 0;
    border: 3px solid var(--lys-on-photo);
    outline: 2px solid var(--lys-photo-bar);
    outline-offset: -5px;
    pointer-events: none;
  }
  .place.empty {
    visibility: hidden;
  }
  /* The small picture of the whole, until it is drawn. */
  .place > canvas {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: contain;
    visibility: visible;
  }
  .overview {
    position: absolute;
    inset-block-end: var(--lys-space-2);
    inset-inline-end: var(--lys-space-2);
    inline-size: 112px;
    block-size: 84px;
    border: var(--lys-hairline) solid var(--lys-on-photo);
    background: var(--lys-photo);
  }
  .overview.unneeded {
    visibility: hidden;
  }
  .overlay {
    position: absolute;
    inset: 0;
    pointer-events: none;
  }

  .message {
    display: grid;
    gap: var(--lys-space-3);
    place-content: center;
    justify-items: center;
    padding: var(--lys-space-4);
    text-align: center;
  }
  .message p {
    max-inline-size: 44ch;
  }
  .message progress {
    max-inline-size: 240px;
    background: var(--lys-photo-bar);
    color: var(--lys-on-photo);
  }
  .message progress::-webkit-progress-bar {
    background: var(--lys-photo-bar);
  }
  .message progress::-webkit-progress-value {
    background: var(--lys-on-photo);
  }
  /* A picture that comes at once should not be announced by a flash of words. */
  .patient {
    animation: appear 0s 0.4s both;
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }

  .note {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
    display: flex;
    flex-wrap: wrap;
    gap: var(--lys-space-1) var(--lys-space-3);
    align-items: center;
    padding: var(--lys-space-1) var(--lys-space-3);
    background: var(--lys-photo-bar);
    font-size: var(--lys-font-size-small);
    line-height: var(--lys-line-height-small);
  }

  .strips {
    background: var(--lys-photo-bar);
  }
  /* What fills it, and the way out at its end. */
  .strip.panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: start;
    padding: var(--lys-space-1) var(--lys-space-3);
    border-block-end: var(--lys-hairline) solid var(--lys-photo);
    font-size: var(--lys-font-size-small);
    line-height: var(--lys-line-height-small);
  }
  .held {
    display: flex;
    flex-wrap: wrap;
    gap: var(--lys-space-1) var(--lys-space-4);
    align-items: center;
    min-block-size: 32px;
  }
  .strip label {
    display: flex;
    flex-wrap: wrap;
    gap: var(--lys-space-1) var(--lys-space-2);
    align-items: center;
    font: inherit;
  }
  .strip label.wide {
    flex: 1 1 320px;
  }
  .strip input[type='range'] {
    inline-size: 112px;
    min-block-size: 24px;
    accent-color: var(--lys-on-photo);
  }
  .strip .wide input[type='range'] {
    flex: 1 1 100%;
  }
  .strip output {
    min-inline-size: 4.5ch;
  }
  /* As wide as the card that is held against it. */
  .card {
    flex: none;
    inline-size: var(--card, 324px);
    max-inline-size: 100%;
    block-size: 12px;
    border: 2px solid var(--lys-on-photo);
    border-block-start: 0;
  }
  .filters {
    position: absolute;
    inline-size: 0;
    block-size: 0;
  }
  .scale-bar {
    position: absolute;
    inset-block-end: var(--lys-space-2);
    inset-inline-start: var(--lys-space-2);
    box-sizing: content-box;
    margin: 0;
    padding: 2px 6px 5px;
    background: rgb(0 0 0 / 62%);
    color: #ffffff;
    font-size: var(--lys-font-size-small);
    line-height: 16px;
    text-align: center;
    white-space: nowrap;
  }
  .scale-bar::after {
    content: '';
    display: block;
    block-size: 5px;
    border: 2px solid #ffffff;
    border-block-start: 0;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    padding: var(--lys-space-1);
    background: var(--lys-photo-bar);
  }
  .bar .icon {
    inline-size: auto;
    min-inline-size: var(--lys-control);
  }
  .gap {
    inline-size: var(--lys-space-4);
  }
  @container (max-width: 420px) {
    .gap {
      inline-size: var(--lys-space-1);
    }
  }
  .zoom {
    min-inline-size: 5.5ch;
    text-align: center;
    font-size: var(--lys-font-size-small);
  }
  .end {
    margin-inline-start: auto;
  }

  button,
  button.quiet {
    border-color: var(--lys-on-photo);
    background: none;
    color: var(--lys-on-photo);
  }
  button.quiet {
    border-color: transparent;
  }
  button.quiet:hover:not(:disabled),
  button.quiet:active:not(:disabled),
  button:hover:not(:disabled) {
    background: var(--lys-photo);
  }
  .message button:hover:not(:disabled) {
    background: var(--lys-photo-bar);
  }
  button.quiet[aria-pressed='true'] {
    border-color: var(--lys-on-photo);
    background: var(--lys-photo);
    color: var(--lys-on-photo);
  }
  button:disabled {
    color: #9a9a9a;
  }
  .note button.link {
    border: 0;
    color: inherit;
  }
  button:focus-visible {
    outline-color: var(--lys-on-photo);
    outline-offset: -3px;
  }

  @media print {
    .bar,
    .overview,
    .note {
      display: none;
    }
  }
`
