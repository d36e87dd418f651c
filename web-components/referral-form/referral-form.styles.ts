import { css } from 'lit'

export const styles = css`
  :host {
    container-type: inline-size;
  }
  form,
  .columns,
  .column,
  section,
  .receipt {
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-4);
  }
  form,
  .done {
    max-inline-size: 1480px;
    margin-inline: auto;
  }
  form,
  .columns,
  .column {
    gap: var(--lys-space-5);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    gap: var(--lys-space-1) var(--lys-space-4);
    align-items: baseline;
    justify-content: space-between;
  }
  h2 {
    padding-block-end: var(--lys-space-1);
    border-block-end: var(--lys-hairline) solid var(--lys-line);
  }
  .sender {
    overflow-wrap: anywhere;
  }
  .earlier {
    padding-inline-start: var(--lys-space-4);
  }
  .first {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--lys-space-5) var(--lys-space-6);
    align-items: start;
  }
  .office {
    max-inline-size: 360px;
  }
  .units {
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-5);
  }
  .unit {
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-2);
  }
  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(220px, 100%), 1fr));
    gap: var(--lys-space-2);
  }
  .tile {
    min-block-size: 64px;
    padding: var(--lys-space-3);
    justify-content: flex-start;
    font-size: var(--lys-font-size-large);
    line-height: var(--lys-line-height-large);
    text-align: start;
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(170px, 100%), 1fr));
    gap: var(--lys-space-4);
    align-items: end;
  }
  .summary ul {
    columns: 26em;
    padding-inline-start: var(--lys-space-4);
  }
  .summary li {
    break-inside: avoid;
    padding-block: 2px;
  }
  .summary h2 {
    padding: 0 0 var(--lys-space-1);
    border: 0;
  }
  footer {
    position: sticky;
    z-index: 2;
    inset-block-end: 0;
    display: flex;
    flex-wrap: wrap;
    gap: var(--lys-space-2) var(--lys-space-4);
    align-items: center;
    justify-content: space-between;
    padding-block: var(--lys-space-3);
    border-block-start: var(--lys-hairline) solid var(--lys-line);
    background: var(--lys-surface);
  }
  footer > .notice {
    flex: 1 0 100%;
  }
  .said {
    flex: 1 1 240px;
    min-inline-size: 0;
  }
  footer .primary[aria-disabled='true'] {
    border-color: var(--lys-line);
    background: var(--lys-surface-raised);
    color: var(--lys-text-muted);
  }
  @container (max-width: 479px) {
    .missing {
      display: -webkit-box;
      overflow: hidden;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
    }
    footer .primary {
      inline-size: 100%;
    }
  }
  .in-line > .phone {
    display: inline;
    font-size: inherit;
    line-height: inherit;
  }
  .left {
    text-align: start;
  }
  .save-line:empty {
    display: none;
  }
  .receipt {
    max-inline-size: var(--lys-measure);
  }
  .case-number {
    font-size: var(--lys-font-size-large);
    font-weight: var(--lys-weight-strong);
    font-variant-numeric: tabular-nums;
  }
  .as-typed {
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  @container (min-width: 700px) {
    .first:has(> :nth-child(2)) {
      grid-template-columns: minmax(280px, 440px) minmax(0, 1fr);
    }
    .first > .notice {
      grid-column: 1 / -1;
    }
    .columns {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: var(--lys-space-5) var(--lys-space-6);
      align-items: start;
    }
    .last {
      grid-column: 1 / -1;
      display: grid;
      grid-template-columns: inherit;
      gap: inherit;
      align-items: start;
    }
    .last > .notice {
      grid-column: 1 / -1;
    }
  }
  @container (min-width: 1200px) {
    .columns {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .last {
      grid-column: auto;
      display: flex;
      align-items: stretch;
    }
  }
`
