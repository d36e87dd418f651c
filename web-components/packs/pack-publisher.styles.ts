import { css } from 'lit'

export const styles = css`
  .publish {
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-3);
    padding: var(--lys-space-4);
    border: var(--lys-hairline) dashed var(--lys-line-control);
    border-radius: var(--lys-radius);
  }
  .publish.over {
    outline: 2px dashed var(--lys-accent);
    outline-offset: 2px;
    background: var(--lys-surface-raised);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--lys-space-2) var(--lys-space-3);
    align-items: center;
  }
  .button {
    background: var(--lys-surface);
  }
  .chosen {
    overflow-wrap: anywhere;
  }
  .chosen button {
    margin-inline-start: var(--lys-space-2);
  }
  .wrong ol {
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-2);
    margin-block: var(--lys-space-2);
    padding-inline-start: 1.5em;
  }
  .wrong li {
    overflow-wrap: anywhere;
  }
  .place {
    font-variant-numeric: tabular-nums;
    font-weight: var(--lys-weight-strong);
  }
  code {
    font-size: var(--lys-font-size-small);
  }
  .wrong li > [lang],
  .wrong li > span:last-child {
    display: block;
  }
  dd {
    overflow-wrap: anywhere;
  }
  .asked {
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-2);
    max-inline-size: 720px;
    margin-block-start: var(--lys-space-3);
    padding-block-start: var(--lys-space-4);
    border-block-start: var(--lys-hairline) solid var(--lys-line);
  }
  h3 {
    font-size: var(--lys-font-size-large);
    line-height: var(--lys-line-height-large);
  }
  @media (pointer: coarse) {
    .drop {
      display: none;
    }
  }
`
