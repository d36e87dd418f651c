import { css } from 'lit'

export const styles = css`
  :host {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    overflow: hidden;
    background: var(--lys-photo);
  }
  canvas {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
`
