import { css } from 'lit'

/** Fields of a form: labels, radios side by side, a number with its unit. */
export const fields = css`
  .optional {
    color: var(--lys-text-muted);
    font-weight: var(--lys-weight);
  }
  fieldset.field > legend {
    float: inline-start;
    inline-size: 100%;
    margin: 0;
  }
  .beside {
    display: flex;
    flex-wrap: wrap;
    gap: var(--lys-space-1) var(--lys-space-2);
    align-items: center;
  }
  .beside > p {
    flex: 1 1 12em;
  }
  input.short:not([type='checkbox'], [type='radio']) {
    inline-size: 9em;
    font-variant-numeric: tabular-nums;
  }
  input.short[type='date'] {
    inline-size: 11em;
  }
  .segments {
    display: flex;
    flex-wrap: wrap;
    gap: var(--lys-space-1);
  }
  label.segment:has(> input) {
    position: relative;
    display: inline-flex;
    gap: 0;
    align-items: center;
    min-block-size: var(--lys-control);
    padding: var(--lys-space-1) var(--lys-space-3);
    border: var(--lys-hairline) solid var(--lys-line-control);
    border-radius: var(--lys-radius);
    background: var(--lys-surface);
    cursor: pointer;
  }
  /* Whoever moves by keyboard must see where she is: not under what stands fixed at the foot. */
  input,
  textarea,
  button {
    scroll-margin-block: 96px 120px;
  }
  .phone {
    font-weight: var(--lys-weight-strong);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .notice .phone {
    display: block;
    font-size: 32px;
    line-height: 48px;
  }
  fieldset.all {
    display: contents;
  }
  .check {
    display: flex;
    gap: var(--lys-space-2);
    align-items: center;
    min-block-size: var(--lys-control);
  }
  .group > .row,
  .group > .yes-no {
    clear: both;
  }
  .yes-no {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--lys-space-3);
    align-items: center;
    justify-content: space-between;
    padding-block: 2px;
    border-block-end: var(--lys-hairline) solid var(--lys-line);
  }
  .yes-no .segment:has(> input) {
    min-block-size: 28px;
    padding: 0 var(--lys-space-2);
  }
  .yes-no[aria-invalid='true'] .segment {
    border-color: var(--lys-danger);
  }
  .yes-no > .error {
    flex-basis: 100%;
  }
  .segment > input[type='checkbox'],
  .segment > input[type='radio'] {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .segment:hover {
    background: var(--lys-surface-raised);
  }
  label.segment:has(> :checked) {
    border-color: var(--lys-accent);
    background: var(--lys-accent);
    color: var(--lys-on-accent);
  }
  .segment:has(:focus-visible) {
    outline: 2px solid var(--lys-focus);
    outline-offset: 2px;
    z-index: 1;
  }
  /* Of one question: around all of them stands a fieldset too, and a group marks its rows. */
  fieldset.field[aria-invalid='true'] .segment,
  fieldset.field:not(.group):has([aria-invalid='true']) .segment {
    border-color: var(--lys-danger);
  }
  @media (forced-colors: active) {
    .segment:has(:checked) {
      border-width: 3px;
      text-decoration: underline;
    }
  }
`
