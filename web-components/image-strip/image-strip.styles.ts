import { css } from 'lit'

export const styles = css`
  :host {
    block-size: 72px;
    overflow: auto hidden;
    background: var(--lys-photo-bar);
    color: var(--lys-on-photo) !important;
    scrollbar-width: thin;
  }
  ol {
    display: flex;
    gap: 2px;
    block-size: 100%;
    padding: 0;
    list-style: none;
  }
  li {
    flex: 0 0 auto;
  }
  li.begins {
    margin-inline-start: 6px;
    border-inline-start: 1px solid var(--lys-on-photo);
    padding-inline-start: 6px;
  }
  button,
  .lacking {
    display: flex;
    gap: var(--lys-space-2);
    align-items: center;
    justify-content: start;
    inline-size: 200px;
    block-size: 72px;
    padding: 6px var(--lys-space-2);
    border: 0;
    border-block-start: 3px solid transparent;
    border-radius: 0;
    background: none;
    color: inherit;
    text-align: start;
  }
  button:hover:not(:disabled),
  button:active:not(:disabled) {
    background: rgb(255 255 255 / 10%);
  }
  button:focus-visible {
    outline-color: var(--lys-on-photo);
    outline-offset: -3px;
  }
  button.hung {
    border-block-start-color: #9a9a9a;
  }
  button.frame[aria-current='true'] {
    border-color: transparent;
    border-block-start-color: var(--lys-on-photo);
    background: var(--lys-photo);
    color: inherit;
  }
  .picture {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 56px;
    block-size: 56px;
    overflow: hidden;
    background: var(--lys-photo);
  }
  .picture img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .lacking .picture {
    border: 1px dashed var(--lys-on-photo);
    background: none;
  }
  .words {
    display: -webkit-box;
    overflow: hidden;
    font-size: var(--lys-font-size-small);
    line-height: var(--lys-line-height-small);
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }
  .none {
    padding: var(--lys-space-4);
    color: var(--lys-on-photo);
  }
`
