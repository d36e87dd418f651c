import { css } from 'lit'

export const styles = css`
  :host {
    position: relative;
    display: flex;
    /* Where there is no room for one line, two are better than a name cut short. */
    flex-wrap: wrap;
    gap: 0 var(--lys-space-5);
    align-items: center;
    min-block-size: 36px;
    padding: 4px var(--lys-space-3);
    border-block-end: var(--lys-hairline) solid var(--lys-line);
    background: var(--lys-surface-raised);
    white-space: nowrap !important;
  }
  .patient,
  .from,
  .clock {
    display: flex;
    gap: 0 var(--lys-space-2);
    min-inline-size: 0;
  }
  .patient {
    flex: 0 1 auto;
    gap: 0 var(--lys-space-3);
    /* Headings are balanced elsewhere, which would let this one wrap. */
    text-wrap: nowrap;
    font-size: var(--lys-font-size);
    line-height: var(--lys-line-height);
  }
  .patient .name,
  .from {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .patient .number {
    text-align: start;
  }
  .number,
  .age {
    font-weight: var(--lys-weight);
  }
  .from {
    flex: 0 4 auto;
    display: block;
    color: var(--lys-text-muted);
  }
  .clock {
    flex: none;
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
  .earlier {
    position: relative;
    flex: none;
  }
  .earlier summary {
    color: var(--lys-accent);
    text-decoration: underline;
    text-underline-offset: 0.15em;
    list-style: none;
    line-height: 24px;
  }
  .earlier summary::-webkit-details-marker {
    display: none;
  }
  .earlier ul {
    position: absolute;
    inset-block-start: 100%;
    inset-inline-start: 0;
    z-index: 3;
    inline-size: 520px;
    max-block-size: 320px;
    margin: 0;
    overflow-y: auto;
    padding: 0;
    border: var(--lys-hairline) solid var(--lys-line-control);
    background: var(--lys-surface);
    list-style: none;
  }
  .earlier button {
    display: grid;
    grid-template-columns: auto auto minmax(0, 1fr);
    gap: var(--lys-space-3);
    inline-size: 100%;
    border: 0;
    border-block-end: var(--lys-hairline) solid var(--lys-line);
    border-radius: 0;
    text-align: start;
  }
  .earlier button span {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  @media (max-width: 900px) {
    .earlier {
      position: static;
    }
    .earlier ul {
      inline-size: auto;
      inset-inline: 0;
    }
    .patient {
      flex-wrap: wrap;
      text-wrap: wrap;
      overflow-wrap: anywhere;
    }
    .from {
      white-space: normal;
    }
    .from a {
      white-space: nowrap;
    }
    .clock {
      flex: 0 1 auto;
      flex-wrap: wrap;
      margin-inline-start: 0;
    }
  }
`
