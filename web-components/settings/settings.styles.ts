import { css } from 'lit'

export const styles = css`
  :host {
    display: contents;
  }
  dialog {
    inline-size: min(760px, calc(100vw - 2 * var(--lys-space-3)));
    max-inline-size: none;
    max-block-size: 90vh;
    overflow-y: auto;
  }
  .head {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: var(--lys-space-3);
  }
  section {
    margin-block-start: var(--lys-space-4);
  }
  .setting {
    display: flex;
    flex-wrap: wrap;
    gap: var(--lys-space-2) var(--lys-space-3);
    align-items: center;
    min-block-size: var(--lys-control);
  }
  .setting label {
    display: flex;
    gap: var(--lys-space-2);
    align-items: center;
  }
  .setting p,
  .key p {
    inline-size: 100%;
    margin: 0;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .key {
    display: flex;
    flex-wrap: wrap;
    gap: var(--lys-space-1) var(--lys-space-3);
    align-items: center;
    padding-block: var(--lys-space-1);
    border-block-start: var(--lys-hairline) solid var(--lys-line);
  }
  .key .title {
    flex: 1 1 240px;
  }
  .key .keys {
    min-inline-size: 120px;
  }
`
