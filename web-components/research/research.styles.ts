import { css } from 'lit'

export const styles = css`
  :host {
    container-type: inline-size;
    max-inline-size: 1120px;
    margin-inline: auto;
  }
  .measure,
  .remarks {
    max-inline-size: var(--lys-measure);
  }
  nav ol {
    display: flex;
    flex-wrap: wrap;
    gap: var(--lys-space-2);
    margin: var(--lys-space-4) 0;
    padding: 0;
    list-style: none;
  }
  .finding {
    max-inline-size: 80ch;
    font-weight: var(--lys-weight-strong);
  }
  .rules {
    padding: 0;
    list-style: none;
  }
  .rules li {
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-1);
    max-inline-size: 80ch;
    padding-block: var(--lys-space-3);
    border-block-end: var(--lys-hairline) solid var(--lys-line);
  }
  details[open] > summary {
    margin-block-end: var(--lys-space-3);
  }
  form {
    max-inline-size: 720px;
  }
  .two,
  .halves {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr));
    gap: var(--lys-space-3) var(--lys-space-5);
    align-items: start;
  }
  .halves section {
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-2);
  }
  .halves dl.pairs {
    grid-template-columns: minmax(0, 1fr) max-content;
  }
  .verdict,
  .said {
    font-weight: var(--lys-weight-strong);
  }
  figure {
    max-inline-size: 560px;
  }
  .split {
    inline-size: 100%;
    block-size: auto;
    direction: ltr;
  }
  .split text {
    fill: var(--lys-text);
    font-size: 13px;
  }
  .split .count {
    font-weight: var(--lys-weight-strong);
  }
  .split rect {
    fill: none;
    stroke: var(--lys-line-control);
  }
  .split .contradicts {
    stroke-dasharray: 6 4;
  }
  .split .user {
    fill: var(--lys-accent);
    stroke: var(--lys-accent);
  }
  .split .other {
    fill: none;
    stroke: var(--lys-accent);
    stroke-width: 2;
  }
  code {
    overflow-wrap: anywhere;
  }
  @container (inline-size < 720px) {
    thead .number {
      min-inline-size: 6em;
      white-space: normal;
    }
  }
  h4 {
    margin-block-start: var(--lys-space-3);
  }
  .solutions {
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-2);
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: var(--lys-space-4);
  }
  @media print {
    nav,
    form,
    .links,
    button {
      display: none;
    }
    :host {
      max-inline-size: none;
      color-scheme: light;
    }
    tr {
      break-inside: avoid;
    }
  }
`
