import { css } from 'lit'

export const styles = css`
  :host {
    max-inline-size: var(--lys-measure);
    margin-inline: auto;
  }
  ol,
  ul {
    padding-inline-start: var(--lys-space-5);
  }
  li + li {
    margin-block-start: var(--lys-space-2);
  }
  a.sign-in {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--lys-control);
    padding-inline: var(--lys-space-4);
    border-radius: var(--lys-radius);
    background: var(--lys-accent);
    color: var(--lys-on-accent);
    font-weight: var(--lys-weight-strong);
    text-decoration: none;
  }
  a.sign-in:hover {
    background: var(--lys-accent-strong);
  }
  .pages {
    padding: 0;
    list-style: none;
  }
  .pages li {
    margin: 0;
    border-block-end: var(--lys-hairline) solid var(--lys-line);
  }
  .pages a {
    display: block;
    padding: var(--lys-space-3) 0;
    color: inherit;
    text-decoration: none;
  }
  .pages a:hover strong {
    text-decoration: underline;
  }
  .pages strong {
    display: block;
    color: var(--lys-accent);
    font-size: var(--lys-font-size-large);
    line-height: var(--lys-line-height-large);
  }
`
