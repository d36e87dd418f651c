import { css } from 'lit'

export { base } from './base.styles.ts'

/** Native controls, dialogs, tables and messages, in our measures. */
export const controls = css`
  button,
  input,
  select,
  textarea {
    margin: 0;
    font: inherit;
    color: inherit;
  }
  button,
  input:not([type='checkbox'], [type='radio'], [type='range'], [type='file'], [type='color']),
  select,
  textarea {
    min-block-size: var(--lys-control);
    padding: calc((var(--lys-control) - var(--lys-line-height)) / 2 - var(--lys-hairline)) var(--lys-space-3);
    border: var(--lys-hairline) solid var(--lys-line-control);
    border-radius: var(--lys-radius);
    background: var(--lys-surface);
  }
  input:not([type='checkbox'], [type='radio'], [type='range'], [type='file'], [type='color']),
  select,
  textarea {
    inline-size: 100%;
    padding-inline: var(--lys-space-2);
  }
  textarea {
    min-block-size: calc(var(--lys-line-height) * 4);
    resize: vertical;
    field-sizing: content;
  }
  input[type='checkbox'],
  input[type='radio'] {
    inline-size: 16px;
    block-size: 16px;
    margin: 2px 0;
    flex: none;
    accent-color: var(--lys-accent);
  }
  ::placeholder {
    color: var(--lys-text-muted);
    opacity: 1;
  }
  label:has(> input[type='checkbox'], > input[type='radio']) {
    display: flex;
    gap: var(--lys-space-2);
    align-items: flex-start;
    min-block-size: 24px;
    padding-block: 2px;
  }
  [aria-invalid='true'] {
    border-color: var(--lys-danger) !important;
    outline-color: var(--lys-danger);
  }
  :disabled,
  [aria-disabled='true'] {
    color: var(--lys-text-muted);
    cursor: not-allowed;
  }

  button {
    display: inline-flex;
    gap: var(--lys-space-2);
    align-items: center;
    justify-content: center;
    cursor: pointer;
    text-align: center;
    user-select: none;
  }
  button:hover:not(:disabled, [aria-disabled='true']) {
    background: var(--lys-surface-raised);
  }
  button:active:not(:disabled, [aria-disabled='true']) {
    background: var(--lys-surface-chosen);
  }
  button[aria-pressed='true'],
  button[aria-expanded='true'],
  button[aria-current]:not([aria-current='false']),
  button[aria-selected='true'] {
    border-color: var(--lys-accent);
    background: var(--lys-surface-chosen);
    color: var(--lys-accent);
  }
  button.primary {
    border-color: var(--lys-accent);
    background: var(--lys-accent);
    color: var(--lys-on-accent);
    font-weight: var(--lys-weight-strong);
  }
  button.primary:hover:not(:disabled, [aria-disabled='true']) {
    border-color: var(--lys-accent-strong);
    background: var(--lys-accent-strong);
  }
  button.primary:is(:disabled, [aria-disabled='true']) {
    border-color: var(--lys-line);
    background: var(--lys-surface-raised);
    color: var(--lys-text-muted);
  }
  button.danger {
    border-color: var(--lys-danger);
    color: var(--lys-danger);
  }
  button.danger:hover:not(:disabled, [aria-disabled='true']) {
    background: var(--lys-danger-surface);
  }
  button.quiet {
    border-color: transparent;
    background: none;
  }
  button.quiet:hover:not(:disabled, [aria-disabled='true']) {
    background: var(--lys-surface-raised);
  }
  button.icon {
    inline-size: var(--lys-control);
    padding-inline: 0;
  }
  button.link {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--lys-accent);
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }

  .field {
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-1);
  }
  .field > label,
  legend {
    font-weight: var(--lys-weight-strong);
  }
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    margin-block-end: var(--lys-space-1);
  }
  .hint {
    color: var(--lys-text-muted);
    font-size: var(--lys-font-size-small);
    line-height: var(--lys-line-height-small);
  }
  .error {
    color: var(--lys-danger);
  }

  .notice {
    padding: var(--lys-space-2) var(--lys-space-3);
    border-inline-start: 3px solid var(--lys-line-control);
    background: var(--lys-surface-raised);
  }
  .notice.danger {
    border-color: var(--lys-danger);
    background: var(--lys-danger-surface);
  }
  .notice.warning {
    border-color: var(--lys-warning);
    background: var(--lys-warning-surface);
  }
  .notice.ok {
    border-color: var(--lys-ok);
    background: var(--lys-ok-surface);
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--lys-font-size-small);
    line-height: var(--lys-line-height-small);
    font-variant-numeric: tabular-nums;
  }
  caption {
    padding-block-end: var(--lys-space-2);
    font-weight: var(--lys-weight-strong);
    text-align: start;
  }
  th,
  td {
    padding: var(--lys-space-2) var(--lys-space-3) var(--lys-space-2) 0;
    padding-inline: 0 var(--lys-space-3);
    border-block-end: var(--lys-hairline) solid var(--lys-line);
    text-align: start;
    vertical-align: top;
  }
  th {
    font-weight: var(--lys-weight-strong);
  }
  thead th {
    color: var(--lys-text-muted);
    font-weight: var(--lys-weight);
    white-space: nowrap;
  }
  th.number,
  td.number {
    text-align: end;
  }
  tbody tr[aria-selected='true'] {
    background: var(--lys-surface-chosen);
  }
  .scroll {
    overflow-x: auto;
  }

  dl.pairs {
    display: grid;
    grid-template-columns: minmax(6em, max-content) minmax(0, 1fr);
    gap: var(--lys-space-1) var(--lys-space-4);
  }
  dl.pairs dt {
    color: var(--lys-text-muted);
    font-weight: var(--lys-weight);
  }

  dialog {
    max-inline-size: min(560px, calc(100vw - 2 * var(--lys-space-4)));
    padding: var(--lys-space-5);
    border: var(--lys-hairline) solid var(--lys-line-control);
    border-radius: var(--lys-radius);
    background: var(--lys-surface);
    color: var(--lys-text);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  details > summary {
    min-block-size: 24px;
    cursor: pointer;
  }
  progress {
    inline-size: 100%;
    block-size: 4px;
    border: 0;
    border-radius: 0;
    appearance: none;
    background: var(--lys-line);
    color: var(--lys-accent);
  }
  progress::-webkit-progress-bar {
    background: var(--lys-line);
  }
  progress::-webkit-progress-value {
    background: var(--lys-accent);
  }
  progress::-moz-progress-bar {
    background: var(--lys-accent);
  }

  @media (forced-colors: active) {
    button.primary,
    button[aria-pressed='true'] {
      border-width: 2px;
    }
    [aria-disabled='true'] {
      color: GrayText;
    }
  }
`
