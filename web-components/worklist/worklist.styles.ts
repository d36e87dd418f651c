import { css } from 'lit'

export const styles = css`
  :host {
    overflow-y: auto;
    background: var(--lys-surface);
    scrollbar-width: thin;
  }
  ol {
    padding: 0;
    list-style: none;
  }
  h2 {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    justify-content: space-between;
    gap: var(--lys-space-2);
    padding: var(--lys-space-1) var(--lys-space-2);
    border-block-end: var(--lys-hairline) solid var(--lys-line);
    background: var(--lys-surface-raised);
    font-size: var(--lys-font-size-small);
    line-height: var(--lys-line-height-small);
  }
  .case {
    display: block;
    inline-size: 100%;
    min-block-size: 56px;
    padding: 5px var(--lys-space-2);
    border: 0;
    border-block-end: var(--lys-hairline) solid var(--lys-line);
    border-inline-start: 3px solid transparent;
    border-radius: 0;
    background: none;
    text-align: start;
    content-visibility: auto;
    contain-intrinsic-block-size: 56px;
  }
  .case:focus-visible {
    outline-offset: -2px;
  }
  button.case[aria-current='true'] {
    border-color: var(--lys-line);
    border-inline-start-color: var(--lys-accent);
    color: var(--lys-text);
  }
  .row {
    display: grid;
    grid-template: 'thumbnail question days' 22px 'thumbnail second second' 20px / 44px minmax(0, 1fr) auto;
    column-gap: 6px;
    gap: 0 var(--lys-space-2);
    align-items: center;
    flex-wrap: nowrap;
  }
  .thumbnail {
    grid-area: thumbnail;
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    overflow: hidden;
    background: var(--lys-photo);
    color: var(--lys-on-photo);
  }
  .thumbnail img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .question,
  .about {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .question {
    grid-area: question;
  }
  .second {
    display: flex;
    grid-area: second;
    gap: var(--lys-space-2);
    min-inline-size: 0;
  }
  .about {
    display: flex;
    flex: 1;
    min-inline-size: 0;
  }
  /* What has no room: first the office, then how many photographs and earlier cases, last who and where. */
  .where,
  .office,
  .counts {
    flex: 0 1 auto;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .where {
    flex-shrink: 0;
    max-inline-size: 100%;
  }
  .office {
    flex-shrink: 10000;
    white-space: pre;
  }
  .counts {
    white-space: pre;
  }
  .days {
    grid-area: days;
  }
  .about,
  .state,
  .days {
    color: var(--lys-text-muted);
    font-size: var(--lys-font-size-small);
    line-height: var(--lys-line-height-small);
    white-space: nowrap;
  }
  .about strong {
    color: var(--lys-text);
  }
  .soon .days {
    color: var(--lys-text);
    font-weight: var(--lys-weight-strong);
  }
  .late .days {
    color: var(--lys-danger);
  }
  :host([dense]:not([folded])) .case {
    min-block-size: 32px;
    padding-block: 5px;
    contain-intrinsic-block-size: 32px;
  }
  :host([dense]:not([folded])) .row {
    grid-template: 'question second days' 20px / minmax(0, 1fr) auto auto;
  }
  :host([dense]:not([folded])) .thumbnail {
    display: none;
  }
  /* What a low row has no room for is still read out. */
  :host([dense]:not([folded])) .about {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .message {
    padding: var(--lys-space-4) var(--lys-space-3);
  }
  .message > * + * {
    margin-block-start: var(--lys-space-2);
  }
  .more {
    display: block;
    inline-size: calc(100% - 2 * var(--lys-space-2));
    margin: var(--lys-space-2);
  }

  :host([folded]) h2 {
    flex-wrap: wrap;
    gap: 0 var(--lys-space-1);
    padding-inline: var(--lys-space-1);
    font-size: 12px;
  }
  :host([folded]) .case {
    min-block-size: 72px;
    padding: 3px 0 2px;
    contain-intrinsic-block-size: 72px;
  }
  :host([folded]) .row {
    grid-template: 'thumbnail' 48px 'days' 18px / minmax(0, 1fr);
    justify-items: center;
  }
  :host([folded]) .thumbnail {
    inline-size: 48px;
    block-size: 48px;
  }
  :host([folded]) :is(.question, .second) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  :host([folded]) .message {
    padding: var(--lys-space-2) var(--lys-space-1);
    overflow-wrap: anywhere;
    font-size: var(--lys-font-size-small);
  }
`
