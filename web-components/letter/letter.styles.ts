import { css } from 'lit'

export const styles = css`
  :host {
    max-inline-size: 960px;
    margin-inline: auto;
    overflow-wrap: anywhere;
  }
  .before {
    max-inline-size: var(--lys-measure);
    margin-inline: auto;
  }
  article {
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-5);
  }
  h2 {
    margin-block-end: var(--lys-space-1);
  }
  .text {
    max-inline-size: var(--lys-measure);
    white-space: pre-wrap;
  }
  .wrong p {
    padding-block-start: var(--lys-space-2);
  }

  .patient {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--lys-space-4);
    align-items: baseline;
    padding-block: var(--lys-space-2);
    border-block-end: var(--lys-hairline) solid var(--lys-line);
    background: var(--lys-surface);
  }
  .patient p {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--lys-space-4);
    font-variant-numeric: tabular-nums;
  }

  .answer > div {
    display: grid;
    grid-template-columns: 8em minmax(0, 1fr);
    gap: 0 var(--lys-space-4);
    padding-block: var(--lys-space-2);
    border-block-end: var(--lys-hairline) solid var(--lys-line);
  }
  .answer dt {
    color: var(--lys-text-muted);
    font-weight: var(--lys-weight);
  }
  .answer + p {
    margin-block-start: var(--lys-space-2);
  }
  .reason {
    display: block;
    color: var(--lys-text-muted);
    font-size: var(--lys-font-size);
    line-height: var(--lys-line-height);
    white-space: pre-wrap;
  }

  .correction dl {
    padding-block-start: var(--lys-space-2);
  }
  .correction dd + dt {
    margin-block-start: var(--lys-space-2);
  }
  del {
    text-decoration: line-through 2px;
  }
  ins {
    font-weight: var(--lys-weight-strong);
    text-decoration: underline 2px;
    text-underline-offset: 0.15em;
  }

  del + ins {
    margin-inline-start: 0.25em;
  }

  .drugs {
    padding-inline-start: var(--lys-space-4);
  }
  .notice > .row {
    margin-block-start: var(--lys-space-2);
  }
  .earlier-answer {
    padding-block: var(--lys-space-2);
  }
  dialog .primary[aria-disabled='true'] {
    border-color: var(--lys-line);
    background: var(--lys-surface-raised);
    color: var(--lys-text-muted);
    opacity: 1;
  }
  .looked {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(320px, 100%), 1fr));
    gap: var(--lys-space-5);
  }
  .judged {
    display: flex;
    flex-direction: column;
    gap: var(--lys-space-5);
  }
  .judged:not(:has(*)) {
    display: none;
  }
  .between {
    justify-content: space-between;
    margin-block-end: var(--lys-space-1);
  }
  .for-patient {
    padding: var(--lys-space-3) var(--lys-space-4);
    border: var(--lys-hairline) solid var(--lys-line);
  }
  .only-printed {
    display: none;
  }
  .question {
    padding-block: var(--lys-space-2);
  }

  footer {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    padding-block: var(--lys-space-3);
    border-block-start: var(--lys-hairline) solid var(--lys-line);
    background: var(--lys-surface);
  }
  footer > p {
    margin-block-end: var(--lys-space-2);
  }
  footer > p:empty {
    margin: 0;
  }
  .read {
    display: flex;
    gap: var(--lys-space-1);
    align-items: center;
    min-block-size: var(--lys-control);
    padding-inline-end: var(--lys-space-3);
    color: var(--lys-ok);
    font-weight: var(--lys-weight-strong);
  }
  .taps {
    display: flex;
    flex-wrap: wrap;
    gap: var(--lys-space-3) var(--lys-space-5);
    align-items: end;
    padding-block-end: var(--lys-space-3);
  }
  .tap .row {
    padding-block-start: var(--lys-space-1);
  }
  [aria-disabled='true'] {
    opacity: 0.7;
  }
  textarea {
    inline-size: min(56ch, 80vw);
  }

  @media (max-width: 560px) {
    article {
      gap: var(--lys-space-4);
    }
    .answer > div {
      grid-template-columns: minmax(0, 1fr);
    }
    .answer dt {
      font-size: var(--lys-font-size-small);
      line-height: var(--lys-line-height-small);
    }
    footer .row > button {
      flex: 1 1 auto;
    }
    footer .row > .print {
      flex: none;
      inline-size: var(--lys-control);
      padding-inline: 0;
    }
    .print span {
      display: none;
    }
  }

  @media print {
    :host {
      max-inline-size: none;
      color-scheme: light;
      font-size: 10pt !important;
      line-height: 13pt !important;
    }
    article {
      gap: 3mm;
    }
    .patient,
    footer {
      position: static;
    }
    footer,
    button,
    .acts,
    .wrong,
    details:not([open]) {
      display: none;
    }
    .large {
      font-size: 11pt;
      line-height: 14pt;
    }
    .text {
      max-inline-size: none;
    }
    section {
      break-inside: avoid;
    }
    .looked {
      grid-template-columns: 1fr;
    }
    .looked,
    .judged {
      gap: 3mm;
    }
    /* One page holds it: the title stands beside its pairs. */
    [part='section'] {
      display: grid;
      grid-template-columns: max-content minmax(0, 1fr);
      gap: 0 4mm;
    }
    :host([printing='patient']) article > :not(.for-patient) {
      display: none;
    }
    :host([printing='patient']) .for-patient {
      padding: 0;
      border: 0;
    }
    :host([printing='patient']) .for-patient > p {
      font-size: 13pt;
      line-height: 18pt;
    }
    :host([printing='patient']) .only-printed {
      display: block;
      padding-block: 4mm;
    }
  }
`
