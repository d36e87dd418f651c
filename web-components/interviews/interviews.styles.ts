import { css } from 'lit'

export const styles = css`
  :host {
    display: block;
    max-inline-size: 1120px;
    margin: var(--lys-space-6) auto 0;
  }
  h3 {
    margin-block-end: var(--lys-space-2);
  }
  section {
    margin-block-start: var(--lys-space-5);
  }
  /* What is hidden to the eye in it must not make the page wide. */
  .scroll {
    position: relative;
    overflow: auto;
  }
  form {
    display: grid;
    gap: var(--lys-space-3);
    max-inline-size: 640px;
    margin-block-start: var(--lys-space-3);
  }
  form + [role='status'],
  form + [role='alert'] {
    margin-block-start: var(--lys-space-3);
  }
  blockquote {
    margin: var(--lys-space-2) 0;
    padding-inline-start: var(--lys-space-3);
    border-inline-start: 3px solid var(--lys-line-control);
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--lys-space-2);
  }
`
