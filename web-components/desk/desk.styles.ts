import { css } from 'lit'

export const styles = css`
  :host {
    container-type: inline-size;
  }
  header,
  section,
  details {
    max-inline-size: 1100px;
    margin-inline: auto;
    margin-block-end: var(--lys-space-6);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    gap: var(--lys-space-2) var(--lys-space-4);
    align-items: center;
    margin-block-end: var(--lys-space-5);
  }
  nav {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--lys-space-2);
    max-inline-size: 1100px;
    margin-inline: auto;
    margin-block-end: var(--lys-space-5);
    border-block-end: var(--lys-hairline) solid var(--lys-line);
  }
  /* Its words stand under the heading; the button's edge shows only when it is pressed. */
  nav > * {
    margin-inline: calc(-1 * var(--lys-space-3)) var(--lys-space-3);
  }
  h2:has(> button) {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--lys-space-1);
    align-items: center;
  }
  h2 > button {
    margin-inline-start: auto;
    font-size: var(--lys-font-size);
    font-weight: var(--lys-weight);
  }
  h2 > button[aria-pressed='true'] {
    background: var(--lys-accent);
    color: var(--lys-on-accent);
  }
  header > .row {
    margin-inline-start: auto;
  }
  header select {
    inline-size: auto;
    max-inline-size: 100%;
  }
  .new {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--lys-control);
    padding-inline: var(--lys-space-3);
    border-radius: var(--lys-radius);
    background: var(--lys-accent);
    color: var(--lys-on-accent);
    font-weight: var(--lys-weight-strong);
    text-decoration: none;
  }
  .new:hover {
    background: var(--lys-accent-strong);
    color: var(--lys-on-accent);
  }
  h2,
  summary {
    padding-block-end: var(--lys-space-1);
    border-block-end: var(--lys-hairline) solid var(--lys-line);
  }
  .count {
    color: var(--lys-text-muted);
    font-weight: var(--lys-weight);
    font-variant-numeric: tabular-nums;
  }
  section > p,
  details > p {
    padding-block: var(--lys-space-3);
  }
  ul {
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 var(--lys-space-4);
    align-items: center;
    padding-block: var(--lys-space-2);
    border-block-end: var(--lys-hairline) solid var(--lys-line);
  }
  .who {
    display: flex;
    flex-direction: column;
    grid-column: 1 / -1;
    min-inline-size: 0;
    color: var(--lys-text);
    text-decoration: none;
  }
  a.who strong {
    color: var(--lys-accent);
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  a.who:hover strong {
    color: var(--lys-accent-strong);
  }
  .who strong {
    font-weight: var(--lys-weight);
  }
  .unread .who strong {
    font-weight: var(--lys-weight-strong);
  }
  .asked {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .where,
  .since {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--lys-space-2);
  }
  .act {
    grid-row: 2 / span 2;
    grid-column: 2;
    max-inline-size: 14ch;
    text-align: end;
  }
  .act button {
    display: block;
    margin-inline-start: auto;
    text-align: end;
  }
  .told {
    grid-column: 1 / -1;
  }
  dialog h2 {
    padding: 0;
    border: 0;
  }
  button.danger:disabled {
    border-color: var(--lys-line);
    color: var(--lys-text-muted);
  }
  fieldset label {
    min-block-size: var(--lys-control);
    align-items: center;
  }
  @container (min-width: 880px) {
    li {
      grid-template-columns: minmax(0, 1fr) 160px 230px 150px;
    }
    .who {
      grid-column: auto;
    }
    .where,
    .since {
      flex-direction: column;
    }
    .act {
      grid-row: auto;
      grid-column: auto;
      max-inline-size: none;
    }
  }
`
