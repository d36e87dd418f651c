import { css } from 'lit'

export const styles = css`
  :host {
    container-type: inline-size;
    max-inline-size: 1120px;
    margin-inline: auto;
  }
  .parts {
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-5);
  }
  .finding {
    max-inline-size: 80ch;
    margin-block-end: var(--lys-space-4);
    font-weight: var(--lys-weight-strong);
  }
  h2 {
    margin-block-end: var(--lys-space-2);
  }
  .figures {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(190px, 100%), 1fr));
    gap: var(--lys-space-3) var(--lys-space-5);
    padding-block: var(--lys-space-3);
    border-block: var(--lys-hairline) solid var(--lys-line);
  }
  .figures dt {
    color: var(--lys-text-muted);
    font-size: var(--lys-font-size-small);
    font-weight: var(--lys-weight);
    line-height: var(--lys-line-height-small);
  }
  .figures dd {
    font-size: var(--lys-font-size-title);
    font-variant-numeric: tabular-nums;
    line-height: var(--lys-line-height-title);
  }
  .figures dd span {
    color: var(--lys-text-muted);
    font-size: var(--lys-font-size);
  }
  td,
  .case {
    white-space: nowrap;
  }
  th {
    vertical-align: baseline;
  }
  td:first-child {
    min-inline-size: 16ch;
    white-space: normal;
  }
  /* A long heading of short figures takes a second line, and all columns stay in sight. */
  .offices thead button {
    white-space: normal;
  }
  .offices thead .number button {
    text-align: end;
  }
  .silent {
    display: block;
    color: var(--lys-text-muted);
  }
  .filter {
    gap: var(--lys-space-2);
    margin-block-end: var(--lys-space-2);
  }
  .filter span {
    color: var(--lys-text-muted);
    font-variant-numeric: tabular-nums;
  }
  .troubles {
    padding: 0;
    list-style: none;
  }
  .troubles li {
    padding-block: var(--lys-space-3);
    border-block-end: var(--lys-hairline) solid var(--lys-line);
  }
  .troubles code {
    overflow-wrap: anywhere;
    font-size: var(--lys-font-size-small);
  }
  @media print {
    :host {
      max-inline-size: none;
      color-scheme: light;
    }
    button {
      color: inherit;
    }
    .retry,
    button.link,
    .failing,
    .more-figures,
    .filter,
    .figures,
    .unused,
    lys-glass-reviews {
      display: none;
    }
    tr {
      break-inside: avoid;
    }
    /* One page, in black and white. */
    .parts {
      --lys-font-size: 8.5px;
      --lys-font-size-small: 8px;
      --lys-font-size-large: 10px;
      --lys-font-size-title: 12px;
      --lys-line-height: 11px;
      --lys-line-height-small: 11px;
      --lys-line-height-large: 13px;
      --lys-line-height-title: 15px;
      --lys-space-2: 3px;
      --lys-space-4: 5px;
      gap: 5px;
      font-size: 8.5px;
      line-height: 11px;
    }
    td:first-child {
      white-space: nowrap;
    }
    .months {
      block-size: 11px;
    }
    .parts * {
      color: black;
      text-decoration: none;
    }
    .today > li,
    td,
    th {
      padding: 1px 4px 1px 0;
    }
    .offices .scroll {
      overflow: visible;
    }
  }
  @media not print {
    .on-paper {
      display: none;
    }
  }
  .today {
    padding: 0;
    list-style: none;
  }
  .today > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0 var(--lys-space-4);
    padding-block: var(--lys-space-2);
    border-block-end: var(--lys-hairline) solid var(--lys-line);
  }
  .today strong {
    font-weight: var(--lys-weight);
  }
  .safety .why strong {
    font-weight: var(--lys-weight-strong);
  }
  .ring a {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .photograph {
    display: flex;
    flex-wrap: wrap;
    grid-column: 1 / -1;
    gap: var(--lys-space-2) var(--lys-space-4);
    align-items: baseline;
    padding-block-start: var(--lys-space-2);
  }
  .photograph span {
    overflow-wrap: anywhere;
  }
  .noted {
    display: flex;
    flex-wrap: wrap;
    grid-column: 1 / -1;
    gap: var(--lys-space-1) var(--lys-space-4);
    align-items: center;
    justify-content: space-between;
  }
  .noted p {
    overflow-wrap: anywhere;
  }
  .months rect {
    fill: var(--lys-accent);
  }
  .months .none {
    fill: var(--lys-line-control);
  }
  @media print {
    .months rect {
      fill: black;
    }
  }
  @container (min-width: 800px) {
    .today > li {
      grid-template-columns: minmax(0, 5fr) minmax(0, 3fr) 130px minmax(0, 4fr);
      align-items: baseline;
    }
  }
  @media print {
    .today > li {
      grid-template-columns: minmax(0, 4fr) minmax(0, 3fr) 80px minmax(0, 5fr);
      gap: 0 6px;
      padding-block: 1px;
    }
  }
  @media screen {
    /* Shade at the lower and the right edge for as long as more follows there. */
    .offices .scroll {
      --end: color-mix(in srgb, var(--lys-text) 22%, transparent);
      max-block-size: 70vh;
      overflow: auto;
      border-block-end: var(--lys-hairline) solid var(--lys-line);
      background:
        linear-gradient(transparent, var(--lys-surface) 70%) bottom / 100% 28px no-repeat local,
        linear-gradient(to right, transparent, var(--lys-surface) 70%) right / 28px 100% no-repeat local,
        linear-gradient(transparent, var(--end)) bottom / 100% 14px no-repeat scroll,
        linear-gradient(to right, transparent, var(--end)) right / 14px 100% no-repeat scroll;
    }
    .offices thead th {
      position: sticky;
      inset-block-start: 0;
      background: var(--lys-surface);
    }
  }
`
