import { css } from 'lit'

export const styles = css`
  :host {
    max-inline-size: var(--lys-measure);
  }
  details {
    margin-block-end: var(--lys-space-4);
  }
  summary {
    padding-block: var(--lys-space-1);
  }
  lys-walkthrough {
    margin-block-start: var(--lys-space-2);
  }
`
