import { css } from 'lit'

export const styles = css`
  :host {
    display: block;
    max-inline-size: 1100px;
    margin-inline: auto;
  }
  summary {
    padding-block-end: var(--lys-space-1);
    border-block-end: var(--lys-hairline) solid var(--lys-line);
  }
  /* What opens in between inherits nothing of how boxes are measured. */
  .inside {
    box-sizing: border-box;
    padding-block: var(--lys-space-3);
  }
  .inside > p {
    max-inline-size: var(--lys-measure);
  }
  .count {
    color: var(--lys-text-muted);
    font-weight: var(--lys-weight);
    font-variant-numeric: tabular-nums;
  }
  ul {
    padding: 0;
    list-style: none;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--lys-space-4);
    align-items: center;
    padding-block: var(--lys-space-2);
    border-block-end: var(--lys-hairline) solid var(--lys-line);
  }
  .what {
    flex: 1;
    min-inline-size: 192px;
    overflow-wrap: anywhere;
  }
  form .field {
    max-inline-size: 384px;
  }
`
