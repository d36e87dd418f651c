import { css } from 'lit'

export const styles = css`
  :host {
    display: block;
  }
  ul {
    padding: 0;
    margin: 0;
    list-style: none;
  }
  li {
    display: grid;
    gap: var(--lys-space-2);
    padding-block: var(--lys-space-3);
    border-block-start: var(--lys-hairline) solid var(--lys-line);
  }
  blockquote {
    margin: 0;
    padding-inline-start: var(--lys-space-3);
    border-inline-start: 2px solid var(--lys-line-control);
    overflow-wrap: anywhere;
  }
  form {
    display: grid;
    gap: var(--lys-space-3);
    max-inline-size: 640px;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--lys-space-1) var(--lys-space-4);
  }
  .choices label {
    display: flex;
    gap: var(--lys-space-2);
    align-items: baseline;
  }
`
