import { css } from 'lit'

export const styles = css`
  .two {
    display: grid;
    grid-template-columns: minmax(0, 3fr) minmax(220px, 2fr);
    gap: var(--lys-space-4);
    align-items: start;
  }
  @media (width < 720px) {
    .two {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  [role='listbox'] {
    max-block-size: 60vh;
    overflow: auto;
    border: var(--lys-hairline) solid var(--lys-line);
    border-radius: var(--lys-radius);
    padding: var(--lys-space-2);
  }
  [role='option'] {
    padding: var(--lys-space-1) var(--lys-space-2);
    border-inline-start: 3px solid transparent;
    scroll-margin: var(--lys-space-3);
  }
  [role='option'].ends {
    margin-block-end: var(--lys-space-3);
  }
  [role='option'].marked {
    border-inline-start-color: var(--lys-accent);
  }
  [role='option'][aria-selected='true'] {
    background: var(--lys-surface-chosen);
  }
  [role='listbox']:focus-visible .here {
    outline: 2px solid var(--lys-accent);
    outline-offset: -2px;
  }
  .codes {
    display: block;
    color: var(--lys-text-muted);
    font-size: var(--lys-font-size-small);
  }
  fieldset {
    margin-block-end: var(--lys-space-3);
  }
  kbd {
    min-inline-size: 1.6em;
    padding-inline: 4px;
    border: var(--lys-hairline) solid var(--lys-line-control);
    border-radius: 4px;
    font: inherit;
    font-size: var(--lys-font-size-small);
    text-align: center;
  }
  ul {
    padding-inline-start: var(--lys-space-4);
  }
  li + li {
    margin-block-start: var(--lys-space-2);
  }
`
