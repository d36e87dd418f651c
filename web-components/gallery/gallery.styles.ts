import { css } from 'lit'

export const styles = css`
  :host {
    display: grid;
    grid-template-columns: 200px minmax(0, 1fr);
    min-block-size: 100%;
  }
  nav {
    padding: var(--lys-space-4);
    border-inline-end: var(--lys-hairline) solid var(--lys-line);
  }
  nav ul {
    padding: 0;
    list-style: none;
  }
  nav button {
    inline-size: 100%;
    justify-content: flex-start;
    text-align: start;
  }
  .content {
    padding: var(--lys-space-4) var(--lys-space-5);
  }
  .switches {
    padding-block-start: var(--lys-space-2);
    display: flex;
    flex-wrap: wrap;
    gap: var(--lys-space-3) var(--lys-space-5);
    padding-block-end: var(--lys-space-4);
    border-block-end: var(--lys-hairline) solid var(--lys-line);
  }
  .switches label {
    display: flex;
    gap: var(--lys-space-2);
    align-items: center;
    color: var(--lys-text-muted);
  }
  .switches select {
    inline-size: auto;
    color: var(--lys-text);
  }
  .demo {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--lys-space-2);
    margin-block-start: var(--lys-space-5);
  }
  .demo h2 {
    color: var(--lys-text-muted);
    font-size: var(--lys-font-size-small);
    line-height: var(--lys-line-height-small);
  }
  .frame {
    padding: var(--lys-space-4);
    border: var(--lys-hairline) solid var(--lys-line);
    background: var(--lys-surface);
    color: var(--lys-text);
  }
  .frame.narrow {
    max-inline-size: 320px;
    padding: 0;
  }
  .frame.medium {
    max-inline-size: 768px;
  }
  @media (max-width: 720px) {
    :host {
      display: block;
    }
    nav {
      padding: 0 0 var(--lys-space-2);
      border-inline-end: 0;
      border-block-end: var(--lys-hairline) solid var(--lys-line);
    }
    nav ul {
      display: flex;
      flex-wrap: wrap;
    }
    .content {
      padding: var(--lys-space-3) 0;
    }
    .frame {
      padding: 0;
      border: 0;
    }
  }
`
