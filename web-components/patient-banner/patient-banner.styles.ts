import { css } from 'lit'

export const styles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--lys-space-5);
    align-items: center;
    min-block-size: 36px;
    padding: 4px var(--lys-space-3);
    border-block-end: var(--lys-hairline) solid var(--lys-line);
    background: var(--lys-surface-raised);
  }
  .patient,
  .from,
  .clock {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--lys-space-2);
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .patient {
    gap: 0 var(--lys-space-3);
    font-size: var(--lys-font-size);
    line-height: var(--lys-line-height);
  }
  .patient .number {
    text-align: start;
  }
  .number,
  .age {
    font-weight: var(--lys-weight);
  }
  .from {
    gap: 0 var(--lys-space-1);
    color: var(--lys-text-muted);
  }
  .clock {
    gap: 0 var(--lys-space-3);
    margin-inline-start: auto;
    font-variant-numeric: tabular-nums;
  }
  .clock span:first-child {
    color: var(--lys-text-muted);
  }
  .late strong {
    color: var(--lys-danger);
  }
`
