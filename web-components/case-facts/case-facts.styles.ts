import { css } from 'lit'

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-3);
  }
  .question {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .facts {
    display: flex;
    gap: var(--lys-space-3);
    align-items: flex-start;
  }
  .facts > dl {
    flex: 1;
  }
  .facts > lys-diagram {
    flex: none;
    inline-size: 88px;
  }
  dl.pairs {
    grid-template-columns: fit-content(40%) minmax(0, 1fr);
    gap: 2px var(--lys-space-3);
    font-size: var(--lys-font-size-small);
    line-height: var(--lys-line-height-small);
  }
  dt,
  dd {
    overflow-wrap: anywhere;
  }
  dt.alike,
  dd.alike {
    margin-block-start: var(--lys-space-1);
  }
`
