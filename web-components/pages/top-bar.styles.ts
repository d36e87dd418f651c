import { css } from 'lit'

export const styles = css`
  :host {
    border-block-end: var(--lys-hairline) solid var(--lys-line);
    background: var(--lys-surface);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: stretch;
    column-gap: var(--lys-space-4);
    min-block-size: 40px;
    padding-inline: var(--lys-space-4);
  }
  a {
    display: flex;
    align-items: center;
    min-block-size: 40px;
    color: var(--lys-text);
    text-decoration: none;
  }
  a:hover {
    text-decoration: underline;
  }
  .product {
    font-weight: var(--lys-weight-strong);
  }
  nav {
    display: flex;
    flex-wrap: wrap;
    column-gap: var(--lys-space-4);
  }
  nav a {
    border-block: 2px solid transparent;
    color: var(--lys-text-muted);
  }
  nav a[aria-current] {
    border-block-end-color: var(--lys-accent);
    color: var(--lys-text);
    font-weight: var(--lys-weight-strong);
  }
  .end {
    display: flex;
    flex: 1 0 0;
    align-items: center;
    justify-content: end;
    min-inline-size: 0;
  }
  .end > :last-child {
    min-inline-size: 0;
    max-inline-size: 24ch;
  }
  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  [popover] {
    inset: 40px auto auto;
    inset-inline-end: var(--lys-space-4);
    inline-size: min(280px, calc(100vw - 2 * var(--lys-space-4)));
    margin: 0;
    padding: var(--lys-space-4);
    border: var(--lys-hairline) solid var(--lys-line-control);
    border-radius: var(--lys-radius);
    background: var(--lys-surface);
    color: var(--lys-text);
  }
  [popover]:popover-open {
    display: flex;
  }

  @media (max-width: 560px) {
    nav {
      order: 1;
      flex-basis: 100%;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`
