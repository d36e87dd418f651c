import { css } from 'lit'

export const styles = css`
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(200px, 100%), 1fr));
    gap: var(--lys-space-3);
    padding: 0;
    list-style: none;
  }
  .photo,
  .missing {
    display: grid;
    place-items: center;
    inline-size: 100%;
    aspect-ratio: 4 / 3;
    padding: 0;
    overflow: hidden;
    border: 0;
    background: var(--lys-photo);
    color: var(--lys-on-photo);
    text-align: center;
  }
  .photo:hover:not(:disabled),
  .photo:active:not(:disabled) {
    background: var(--lys-photo);
  }
  figure {
    display: grid;
  }
  .photo,
  figure > .over {
    grid-area: 1 / 1;
  }
  .over {
    inline-size: 100%;
    block-size: 100%;
    overflow: hidden;
    fill: none;
    pointer-events: none;
  }
  figcaption {
    grid-row: 2;
  }
  .look {
    min-block-size: 0;
  }
  .marks button {
    text-align: start;
  }
  dialog .marks {
    background: var(--lys-photo-bar);
    padding-block: var(--lys-space-1);
  }
  dialog .marks :is(button, .by) {
    color: inherit;
  }
  .over .under,
  .over .light {
    stroke: #000000;
    stroke-width: 4px;
  }
  .over .light {
    stroke: #ffffff;
    stroke-width: 2px;
  }
  .over g > * {
    vector-effect: non-scaling-stroke;
  }
  .over text {
    fill: #ffffff;
    stroke: #000000;
    stroke-width: 4px;
    vector-effect: non-scaling-stroke;
    paint-order: stroke;
    font-weight: var(--lys-weight-bold);
  }
  .marks {
    margin: 0;
    padding-inline-start: var(--lys-space-5);
  }
  .photo img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: contain;
  }
  .missing {
    padding: var(--lys-space-2);
  }
  figcaption {
    padding-block-start: var(--lys-space-1);
    overflow-wrap: anywhere;
  }
  dialog {
    inline-size: 100vw;
    max-inline-size: none;
    block-size: 100dvh;
    max-block-size: none;
    padding: 0;
    border: 0;
    background: var(--lys-photo);
    color: var(--lys-on-photo);
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  .tools {
    flex-wrap: wrap;
    gap: var(--lys-space-1) var(--lys-space-3);
    padding: var(--lys-space-1) var(--lys-space-3);
    background: var(--lys-photo-bar);
  }
  .tools p {
    flex: 1 1 12ch;
    overflow-wrap: anywhere;
  }
  .tools a {
    color: inherit;
  }
  .tools button:hover:not(:disabled) {
    background: var(--lys-photo);
  }
  .tools :focus-visible {
    outline-color: var(--lys-on-photo);
  }
  .whole {
    display: grid;
    flex: 1;
    place-items: center;
    min-block-size: 0;
    padding: var(--lys-space-2);
  }
  .whole img {
    max-inline-size: 100%;
    max-block-size: 100%;
    min-block-size: 0;
    object-fit: contain;
  }

  @media print {
    ul {
      grid-template-columns: repeat(3, 1fr);
    }
    .photo img {
      print-color-adjust: exact;
    }
    .photo {
      max-block-size: 42mm;
      background: none;
    }
    dialog {
      display: none !important;
    }
  }
`
