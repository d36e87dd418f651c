import { css } from 'lit'

export const styles = css`
  :host {
    max-inline-size: 1120px;
    margin-inline: auto;
  }
  .parts {
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-5);
  }
  /* The ring around the name, where the focus begins, hides nothing below it. */
  header h1 + p {
    margin-block-start: var(--lys-space-1);
  }
  h2 {
    margin-block-end: var(--lys-space-2);
  }
  summary h2 {
    display: inline;
  }
  legend {
    font-size: var(--lys-font-size-large);
    line-height: var(--lys-line-height-large);
    margin-block-end: var(--lys-space-2);
  }
  .head {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(190px, 100%), 1fr));
    gap: var(--lys-space-3) var(--lys-space-5);
    margin-block-start: var(--lys-space-3);
    padding-block: var(--lys-space-3);
    border-block: var(--lys-hairline) solid var(--lys-line);
  }
  .head dt {
    color: var(--lys-text-muted);
    font-size: var(--lys-font-size-small);
    font-weight: var(--lys-weight);
    line-height: var(--lys-line-height-small);
  }
  form {
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-5);
  }
  form > fieldset > button {
    margin-block-start: var(--lys-space-2);
  }
  .beside {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(190px, 100%), 1fr));
    gap: var(--lys-space-3);
    align-items: end;
  }
  .beside.two {
    grid-template-columns: repeat(auto-fill, minmax(min(420px, 100%), 1fr));
  }
  .beside.item {
    padding-block: var(--lys-space-2);
    border-block-end: var(--lys-hairline) solid var(--lys-line);
  }
  .beside .wide {
    grid-column: 1 / -1;
  }
  .beside button {
    justify-self: start;
  }
  label.field {
    font-weight: var(--lys-weight-strong);
  }
  label.field > * {
    font-weight: var(--lys-weight);
  }
  textarea {
    min-block-size: calc(var(--lys-line-height) * 2);
  }
  dd {
    overflow-wrap: anywhere;
  }
  .lacks {
    display: grid;
    gap: var(--lys-space-1);
    padding-inline-start: var(--lys-space-4);
  }
  .lacks button {
    justify-content: start;
    text-align: start;
  }
  .log,
  .versions {
    padding: 0;
    list-style: none;
  }
  .log > li,
  .versions > li {
    padding-block: var(--lys-space-2);
    border-block-end: var(--lys-hairline) solid var(--lys-line);
    overflow-wrap: anywhere;
  }
  lys-chart {
    margin-block-start: var(--lys-space-4);
  }
  .run {
    max-inline-size: 760px;
  }
  .run figcaption {
    margin-block-end: var(--lys-space-2);
  }
  /* A diagram reads from left to right in every script. */
  .run svg {
    display: block;
    inline-size: 100%;
    direction: ltr;
  }
  .run rect {
    fill: var(--lys-accent);
  }
  .run .deed {
    fill: currentColor;
  }
  .run .ground {
    stroke: var(--lys-line-control);
  }
  .run text {
    fill: currentColor;
    font-size: var(--lys-font-size-small);
    font-variant-numeric: tabular-nums;
  }
  .run .muted-ink {
    fill: var(--lys-text-muted);
  }
  @media print {
    :host {
      max-inline-size: none;
      color-scheme: light;
    }
    .save,
    .back,
    form button,
    .run details {
      display: none;
    }
  }
`
