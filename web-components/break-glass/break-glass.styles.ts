import { css } from 'lit'

export const styles = css`
  :host {
    display: contents;
  }
  form {
    display: grid;
    gap: var(--lys-space-4);
  }
  fieldset label {
    display: flex;
    gap: var(--lys-space-2);
    align-items: baseline;
    padding-block: var(--lys-space-1);
  }
  .whose {
    max-inline-size: 20ch;
    font-variant-numeric: tabular-nums;
  }
`
