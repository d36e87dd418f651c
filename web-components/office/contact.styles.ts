import { css } from 'lit'

export const styles = css`
  form {
    display: grid;
    gap: var(--lys-space-3);
    max-inline-size: 640px;
    margin-block: var(--lys-space-2);
    padding: var(--lys-space-3);
    border: var(--lys-hairline) solid var(--lys-line);
    border-radius: var(--lys-radius);
  }
  [role='status']:not(.visually-hidden) {
    margin-block: var(--lys-space-2);
  }
  .beside {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(180px, 100%), 1fr));
    gap: var(--lys-space-3);
    align-items: end;
  }
  textarea {
    min-block-size: calc(var(--lys-line-height) * 2);
  }
  label.field {
    font-weight: var(--lys-weight-strong);
  }
  label.field > * {
    font-weight: var(--lys-weight);
  }
  @media print {
    :host {
      display: none;
    }
  }
`
