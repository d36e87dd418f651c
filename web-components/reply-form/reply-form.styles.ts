import { css } from 'lit'

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-2);
  }
  /* What takes the focus stops above the foot, which is fixed. */
  .fields :is(input, select, textarea, summary, button) {
    scroll-margin-block: var(--lys-space-2) 128px;
  }
  .fields {
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-2);
  }
  /* More of the form in sight; fingers get their room back. */
  @media (pointer: fine) {
    .fields {
      --lys-control: 28px;
    }
  }
  .acts {
    flex-wrap: nowrap;
  }
  .acts #send {
    flex: 1 1 auto;
    min-inline-size: 0;
  }
  .acts #send span {
    overflow-wrap: anywhere;
    line-height: var(--lys-line-height-small);
  }
  .acts button {
    flex: none;
  }
  .beside {
    display: flex;
    gap: var(--lys-space-2);
  }
  .beside > :first-child {
    min-inline-size: 0;
  }
  .beside > button {
    flex: none;
  }
  :is(.template, .diagnosis, .certainty) {
    display: grid;
    grid-template-columns: 84px minmax(0, 1fr);
    align-items: center;
  }
  :is(.diagnosis, .certainty) .error {
    grid-column: 2;
  }
  #code {
    flex: 0 0 84px;
  }
  textarea {
    min-block-size: calc(var(--lys-line-height) * 2 + 12px);
  }
  .textToGp textarea {
    min-block-size: calc(var(--lys-line-height) * 4 + 12px);
  }
  .disposition label {
    align-items: center;
    padding-inline: var(--lys-space-1);
  }
  .disposition label:has(:checked) {
    background: var(--lys-surface-chosen);
  }
  .disposition label span {
    flex: 1;
  }
  .disposition {
    position: relative;
  }
  .disposition .link {
    position: absolute;
    /* Beside the legend, which lies above the box it names. */
    inset-block-start: calc(-1 * (var(--lys-line-height) + var(--lys-space-1)));
    inset-inline-end: 0;
  }
  .asked {
    padding-block: var(--lys-space-2);
    border-block: var(--lys-hairline) solid var(--lys-line);
  }
  .asked > h3 {
    margin-block-end: var(--lys-space-1);
    color: var(--lys-text-muted);
    font-weight: var(--lys-weight);
  }
  .needs {
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-2);
    padding-inline-start: var(--lys-space-3);
    border-inline-start: 3px solid var(--lys-line);
  }
  .weeks input {
    max-inline-size: 84px;
  }
  .latestDate input {
    max-inline-size: 180px;
  }
  details .field {
    margin-block-start: var(--lys-space-2);
  }
  .held {
    display: flex;
    gap: var(--lys-space-3);
    align-items: center;
  }
  .notice > * + * {
    margin-block-start: var(--lys-space-2);
  }
  dialog.preview {
    inline-size: 640px;
    max-inline-size: calc(100vw - 2 * var(--lys-space-4));
  }
  dialog.preview[open] {
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-2);
  }
  dialog.preview .head {
    display: flex;
    gap: var(--lys-space-4);
    justify-content: space-between;
  }
  dialog.preview .text {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  footer {
    position: sticky;
    inset-block-end: 0;
    padding-block: var(--lys-space-2);
    border-block-start: var(--lys-hairline) solid var(--lys-line);
    background: var(--lys-surface);
  }
  .status {
    min-block-size: var(--lys-line-height-small);
    margin-block-end: var(--lys-space-2);
  }
  /* The foot is higher then. */
  .fields:has(~ footer .mixed) :is(input, select, textarea, summary, button) {
    scroll-margin-block-end: 208px;
  }
  .mixed .row {
    gap: 0 var(--lys-space-3);
  }
  .mixed button {
    min-block-size: 24px;
  }
  .field .mixed {
    margin-block-start: var(--lys-space-1);
    padding-inline-start: var(--lys-space-2);
    border-inline-start: 3px solid var(--lys-warning);
  }
  footer .mixed > * + * {
    margin-block-start: 0;
  }
  footer .mixed {
    padding: var(--lys-space-1) var(--lys-space-2);
    margin-block-end: var(--lys-space-2);
  }
  .asking {
    display: flex;
    flex-wrap: wrap;
    gap: var(--lys-space-2);
  }
  #confirm {
    flex: 1 1 200px;
    padding-block: 5px;
  }
`
