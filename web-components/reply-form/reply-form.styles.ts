import { css } from 'lit'

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-3);
  }
  .fields {
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-3);
  }
  .diagnoses {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 84px;
    gap: var(--lys-space-2);
    align-items: start;
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
  .template,
  .certainty {
    display: grid;
    grid-template-columns: 84px minmax(0, 1fr);
    align-items: center;
  }
  .certainty .error {
    grid-column: 2;
  }
  textarea {
    min-block-size: calc(var(--lys-line-height) * 3);
  }
  .textToGp textarea {
    min-block-size: calc(var(--lys-line-height) * 5);
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
  .disposition .link {
    margin-inline-start: calc(var(--lys-space-1) + 16px + var(--lys-space-2));
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
