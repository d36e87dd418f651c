import { css } from 'lit'

/** The lines between the panes, the views beside the case, what a pack did wrong, and the foot. */
export const panes = css`
  /* What went wrong with a pack, over the foot: the case stays as it is. */
  .told {
    position: fixed;
    z-index: 3;
    inset-block-end: 32px;
    inset-inline-start: 8px;
    max-inline-size: min(560px, calc(100% - 16px));
  }
  /* What packs put into bars. */
  .menu-bar,
  .menu-bar span {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
  }
  .menu-bar.letters,
  .menu-bar.letters span {
    flex-direction: column;
  }
  .menu-bar.letters {
    padding-block-start: 2px;
    border-block-start: 1px solid var(--lys-on-photo);
  }
  .menu-bar span + span {
    padding-inline-start: 4px;
    border-inline-start: var(--lys-hairline) solid var(--lys-line);
  }
  .told .notice {
    align-items: start;
    margin: 0;
  }
  .separator {
    position: relative;
    z-index: 1;
    inline-size: 9px;
    cursor: col-resize;
    touch-action: none;
  }
  .separator.list {
    grid-area: list;
    justify-self: end;
    margin-inline-end: -5px;
  }
  .separator.side {
    grid-area: 2 / 3 / -1 / 4;
    justify-self: start;
    margin-inline-start: -4px;
  }
  /* The line itself; what is taken hold of is wider. */
  .separator::after {
    position: absolute;
    inset: 0 3px;
    content: '';
  }
  .separator:is(:hover, :active, :focus-visible)::after {
    background: var(--lys-accent);
  }
  .separator:focus-visible {
    outline-offset: -2px;
  }
  @media (pointer: coarse) {
    .separator {
      inline-size: 24px;
    }
    .separator::after {
      inset: 0 11px;
    }
    .separator.list {
      margin-inline-end: -12px;
    }
    .separator.side {
      margin-inline-start: -12px;
    }
  }

  .views {
    margin-block-start: var(--lys-space-3);
  }
  .views > details {
    border-block-start: var(--lys-hairline) solid var(--lys-line);
    padding-block: var(--lys-space-1);
  }
  .views summary {
    font-weight: var(--lys-weight-strong);
  }
  .views details > :not(summary) {
    margin-block: var(--lys-space-1) var(--lys-space-2);
  }
  .views .stack {
    gap: var(--lys-space-2);
  }
  .views p {
    overflow-wrap: anywhere;
  }
  /* What is not saved is seen wherever she sends from. */
  :is(.pictures, .reply) > .notice {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    margin-block-end: var(--lys-space-1);
    color: var(--lys-text);
  }
  .reply > .views {
    margin-block: 0 var(--lys-space-3);
  }

  .status {
    grid-area: status;
    display: flex;
    gap: var(--lys-space-4);
    justify-content: space-between;
    min-inline-size: 0;
    block-size: 24px;
    padding-inline: var(--lys-space-1);
    border-block-start: var(--lys-hairline) solid var(--lys-line);
    background: var(--lys-surface-raised);
    color: var(--lys-text-muted);
    font-size: var(--lys-font-size-small);
    line-height: 23px;
    font-variant-numeric: tabular-nums;
  }
  .status > div {
    display: flex;
    min-inline-size: 0;
    overflow: hidden;
  }
  .status :is(button, span) {
    min-block-size: 23px;
    padding: 0 var(--lys-space-2);
    border-radius: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .status button:focus-visible {
    outline-offset: -2px;
  }

  .invitation {
    display: flex;
    flex-wrap: wrap;
    gap: var(--lys-space-2);
    justify-content: center;
  }
  .nothing .invitation button {
    color: inherit;
    background: none;
    border-color: currentColor;
  }
  .nothing .invitation button.quiet {
    border-color: transparent;
    text-decoration: underline;
  }
  .nothing .invitation button:hover:not(:disabled) {
    background: var(--lys-photo-bar);
  }
  :host([layout='page']) .nothing:has(lys-walkthrough) {
    grid-area: list;
    display: block;
    align-content: start;
    overflow: auto;
    padding: 0;
    background: none;
  }
  :host([layout='page']) .nothing > p {
    display: none;
  }
  .facts > lys-walkthrough {
    margin-block-end: var(--lys-space-4);
  }
  .nothing lys-walkthrough {
    inline-size: min(560px, 100%);
    justify-self: center;
    max-block-size: 70vh;
    overflow: auto;
  }
  :host([layout='page']) .nothing lys-walkthrough {
    max-block-size: none;
    border: 0;
  }

  .image-facts {
    display: grid;
    gap: 0 var(--lys-space-3);
    margin: 0;
    padding: var(--lys-space-1) var(--lys-space-3);
    background: var(--lys-photo-bar);
    font-size: var(--lys-font-size-small);
    line-height: var(--lys-line-height-small);
  }
  /* Where it is narrow the words stand below their name. */
  .image-facts div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1ch;
  }
  .image-facts dt {
    min-inline-size: 11ch;
  }
  .image-facts dd {
    flex: 1 1 20ch;
  }
  .image-facts dt {
    color: #c9c9c9;
  }
  .image-facts dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
`
