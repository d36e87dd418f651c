import { css } from 'lit'

export const styles = css`
  :host {
    container-type: inline-size;
    max-inline-size: 1120px;
    margin-inline: auto;
  }
  .lead {
    max-inline-size: 80ch;
    margin-block: var(--lys-space-1) var(--lys-space-4);
  }
  .said {
    margin-block-start: var(--lys-space-4);
    font-weight: var(--lys-weight-strong);
  }
  .notice {
    margin-block: var(--lys-space-3);
  }
  article {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--lys-space-3) var(--lys-space-6);
    margin-block-start: var(--lys-space-5);
    padding-block-start: var(--lys-space-4);
    border-block-start: var(--lys-hairline) solid var(--lys-line);
  }
  .about {
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-1);
    align-items: start;
  }
  h3 {
    color: var(--lys-text-muted);
    font-weight: var(--lys-weight);
    font-size: var(--lys-font-size-small);
    line-height: var(--lys-line-height-small);
  }
  ul {
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 var(--lys-space-3);
    align-items: center;
    padding-block: var(--lys-space-2);
    border-block-end: var(--lys-hairline) solid var(--lys-line);
    overflow-wrap: anywhere;
  }
  .state {
    grid-column: 1;
    padding-inline-start: 48px;
  }
  .over {
    grid-column: 2;
    grid-row: 1 / span 2;
  }
  li .error {
    grid-column: 1 / -1;
    padding-inline-start: 48px;
  }
  .at > p {
    margin-block-start: var(--lys-space-3);
  }
  label:has(> input[type='checkbox']) {
    gap: var(--lys-space-3);
    align-items: center;
  }
  input[type='checkbox'][role='switch'] {
    position: relative;
    inline-size: 36px;
    block-size: 20px;
    border: var(--lys-hairline) solid var(--lys-line-control);
    border-radius: 10px;
    appearance: none;
    background: var(--lys-surface);
    cursor: pointer;
  }
  input[role='switch']::before {
    position: absolute;
    inset-block-start: 2px;
    inset-inline-start: 2px;
    inline-size: 14px;
    block-size: 14px;
    border-radius: 50%;
    background: var(--lys-text-muted);
    content: '';
  }
  input[role='switch']:checked {
    border-color: var(--lys-accent);
    background: var(--lys-accent);
  }
  input[role='switch']:checked::before {
    inset-inline-start: 18px;
    background: var(--lys-on-accent);
  }
  input[role='switch']:disabled {
    opacity: 0.5;
    cursor: not-allowed;
  }
  .at details {
    margin-block-start: var(--lys-space-2);
  }
  .code {
    max-inline-size: 100%;
  }
  .hash code {
    overflow-wrap: anywhere;
  }
  code {
    font-size: var(--lys-font-size-small);
  }
  .stack {
    display: grid;
    gap: var(--lys-space-3);
  }
  .stack .notice {
    margin: 0;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--lys-space-3);
    justify-content: end;
  }
  @container (min-width: 800px) {
    article {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }
  @media (forced-colors: active) {
    input[role='switch']::before {
      background: ButtonText;
    }
    input[role='switch']:checked,
    input[role='switch']:checked::before {
      forced-color-adjust: none;
      background: Highlight;
    }
    input[role='switch']:checked::before {
      background: HighlightText;
    }
  }
`
