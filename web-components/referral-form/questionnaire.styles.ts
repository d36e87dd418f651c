import { css } from 'lit'

export const styles = css`
  .asks {
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-4);
  }
  .more {
    margin-block-start: var(--lys-space-4);
  }
  .more > .asks {
    padding-block-start: var(--lys-space-4);
  }
  .rest {
    margin-block-start: var(--lys-space-4);
  }
`
