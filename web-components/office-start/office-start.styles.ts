import { css } from 'lit'

export const styles = css`
  /* As wide as the desk it stands over, read no wider than other text. */
  :host {
    max-inline-size: 1100px;
    margin-inline: auto;
  }
  details {
    margin-block-end: var(--lys-space-4);
  }
  summary {
    padding-block: var(--lys-space-1);
  }
  lys-walkthrough {
    max-inline-size: var(--lys-measure);
    margin-block-start: var(--lys-space-2);
  }
`
