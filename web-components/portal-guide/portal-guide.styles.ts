import { css } from 'lit'

export const styles = css`
  :host {
    display: grid;
    gap: var(--lys-space-5);
    grid-template-columns: minmax(0, 1fr);
  }
  .words {
    max-inline-size: var(--lys-measure);
  }
  ::slotted(div) {
    --lys-embed-block-size: min(600px, 66vh);
    border: var(--lys-hairline) solid var(--lys-line);
  }
  ::slotted(p) {
    margin: 0;
  }
  .running {
    display: grid;
    gap: var(--lys-space-2);
  }
  .beside {
    display: grid;
    gap: var(--lys-space-5);
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr));
  }
  section {
    display: grid;
    gap: var(--lys-space-3);
    align-content: start;
    min-inline-size: 0;
  }
  section > * {
    margin-block: 0;
  }
  pre {
    margin: 0;
    padding: var(--lys-space-3);
    overflow-x: auto;
    background: var(--lys-surface-raised);
    border: var(--lys-hairline) solid var(--lys-line);
    font-family: ui-monospace, SFMono-Regular, Consolas, monospace;
    font-size: var(--lys-font-size-small);
    line-height: var(--lys-line-height-small);
  }
  .scroll {
    max-block-size: 320px;
  }
  code {
    font-family: ui-monospace, SFMono-Regular, Consolas, monospace;
    overflow-wrap: anywhere;
  }
`
