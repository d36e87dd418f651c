import { css } from 'lit'

export const styles = css`
  form {
    display: flex;
    flex-wrap: wrap;
    gap: var(--lys-space-3);
    align-items: end;
  }
  label {
    display: grid;
  }
  .files {
    display: flex;
    flex-wrap: wrap;
    gap: var(--lys-space-1) var(--lys-space-4);
  }
  .scroll {
    overflow: auto;
  }
  th[scope='row'] {
    font-weight: var(--lys-weight);
    text-align: start;
  }
  td {
    vertical-align: baseline;
  }
  .remark {
    display: block;
    color: var(--lys-text-muted);
  }
  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(440px, 100%), 1fr));
    gap: var(--lys-space-5);
  }
  @media print {
    form,
    .files {
      display: none;
    }
    .charts > div {
      break-inside: avoid;
    }
  }
`
