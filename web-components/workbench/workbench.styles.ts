import { css } from 'lit'

export const styles = css`
  :host {
    block-size: var(--lys-workbench-block-size, 100%);
    min-block-size: 0;
    overflow: hidden;
    background: var(--lys-surface);
  }
  .frame {
    display: grid;
    grid-template:
      'strip strip' auto 'list case' minmax(0, 1fr) 'status status' auto
      / var(--list, 340px) minmax(0, 1fr);
    block-size: 100%;
  }
  .frame:focus,
  .case:focus {
    outline: none;
  }

  header {
    grid-area: strip;
    display: flex;
    gap: 0 var(--lys-space-4);
    align-items: center;
    min-block-size: 40px;
    padding-inline: var(--lys-space-3) var(--lys-space-1);
    border-block-end: var(--lys-hairline) solid var(--lys-line);
  }
  header select {
    inline-size: auto;
    max-inline-size: 260px;
  }
  header strong {
    white-space: nowrap;
  }
  header .filters {
    display: flex;
    font-variant-numeric: tabular-nums;
  }
  header .filters button {
    padding-inline: var(--lys-space-2);
    white-space: nowrap;
  }
  header .filters .due {
    font-weight: var(--lys-weight-strong);
  }
  header #search {
    flex: 0 1 220px;
    min-inline-size: 120px;
    min-block-size: 28px;
    padding-block: 3px;
  }
  header .sent {
    display: flex;
    flex: 1;
    gap: 0 var(--lys-space-3);
    align-items: center;
    min-inline-size: 0;
  }
  header .sent p {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  header .sent button {
    flex: none;
    white-space: nowrap;
  }
  header .undo {
    min-block-size: 28px;
    padding-block: 3px;
  }
  header .undo .number {
    min-inline-size: 2ch;
  }
  header .buttons {
    display: flex;
    white-space: nowrap;
  }

  lys-worklist {
    grid-area: list;
    min-block-size: 0;
    border-inline-end: var(--lys-hairline) solid var(--lys-line);
  }
  .nothing {
    grid-area: case;
    display: grid;
    gap: var(--lys-space-3);
    place-content: center;
    padding: var(--lys-space-4);
    background: var(--lys-photo);
    color: var(--lys-on-photo);
    text-align: center;
  }
  .nothing kbd {
    border-color: currentColor;
    color: inherit;
  }

  .case {
    grid-area: case;
    display: grid;
    grid-template:
      'banner banner banner' auto 'rail pictures facts' fit-content(42%) 'rail pictures reply' minmax(0, 1fr)
      / 40px minmax(0, 1fr) var(--side, 400px);
    min-block-size: 0;
    min-inline-size: 0;
  }
  .frame[data-alone] .case {
    grid-template: 'banner banner' auto 'rail pictures' minmax(0, 1fr) / 40px minmax(0, 1fr);
  }
  /* Where there is room, the question stays in sight however long the reply is. */
  .frame[data-beside] .case {
    grid-template:
      'banner banner banner banner' auto 'rail pictures facts reply' minmax(0, 1fr)
      / 40px minmax(0, 1fr) minmax(0, 0.85fr) minmax(0, 1fr);
    grid-template-columns: 40px minmax(0, 1fr) calc(var(--side) * 0.45) calc(var(--side) * 0.55);
  }
  .frame[data-beside] .reply {
    border-block-start: 0;
  }
  .banner {
    grid-area: banner;
    min-inline-size: 0;
  }
  /* What is only read asks for no room to reply in. */
  .case:has(.glass) {
    grid-template-rows: auto minmax(0, 1fr) fit-content(42%);
  }
  .glass {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px var(--lys-space-3);
    padding: var(--lys-space-2) var(--lys-space-3);
    border-block-end: 2px solid var(--lys-danger);
    background: var(--lys-danger-surface);
    overflow-wrap: anywhere;
  }
  .glass > p {
    grid-column: 1;
  }
  .glass > button {
    grid-area: 1 / 2 / span 2;
    align-self: center;
  }
  :host(:is([layout='tabs'], [layout='page'])) .glass > button {
    grid-area: auto / 1;
    justify-self: start;
  }
  .glass .number {
    font-variant-numeric: tabular-nums;
  }
  .pictures {
    grid-area: pictures;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
    background: var(--lys-photo);
    color: var(--lys-on-photo);
  }
  .rail {
    grid-area: rail;
    display: flex;
    flex-direction: column;
    gap: 2px;
    align-items: center;
    padding-block: var(--lys-space-1);
    background: var(--lys-photo-bar);
    color: var(--lys-on-photo);
  }
  .rail button {
    color: inherit;
    font-size: var(--lys-font-size-small);
  }
  .rail button:hover:not(:disabled) {
    background: var(--lys-photo);
  }
  .rail button:disabled {
    color: #9a9a9a;
  }
  .rail button:focus-visible {
    outline-color: var(--lys-on-photo);
    outline-offset: -3px;
  }
  .panes {
    display: flex;
    flex: 1;
    gap: 2px;
    min-block-size: 0;
    background: var(--lys-photo-bar);
  }
  /* The overview says where, what is closer says what. */
  .pane {
    display: flex;
    flex: 2 1 0;
    flex-direction: column;
    min-inline-size: 0;
    border-block-start: 2px solid transparent;
    background: var(--lys-photo);
  }
  .pane.w1 {
    flex-grow: 1;
  }
  .pane.w3 {
    flex-grow: 3;
  }
  .pane.w4 {
    flex-grow: 4;
  }
  .pane.active {
    border-color: var(--lys-on-photo);
  }
  .pane > lys-viewer {
    flex: 1;
    block-size: auto;
    min-block-size: 0;
  }
  .instead {
    display: grid;
    gap: var(--lys-space-3);
    place-content: center;
    justify-items: center;
    block-size: 100%;
    padding: var(--lys-space-5);
    text-align: center;
  }
  .instead > * {
    max-inline-size: 48ch;
  }
  .instead button {
    color: var(--lys-text);
  }
  .panes > .instead {
    flex: 1;
    background: var(--lys-photo);
  }
  .caption {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    padding: 2px var(--lys-space-3);
    background: var(--lys-photo-bar);
    font-size: var(--lys-font-size-small);
    line-height: var(--lys-line-height-small);
  }
  .facts,
  .reply {
    overflow-y: auto;
    min-block-size: 0;
    padding: var(--lys-space-3);
  }
  .facts {
    grid-area: facts;
    border-inline-start: var(--lys-hairline) solid var(--lys-line);
  }
  .facts:focus-visible {
    outline-offset: -2px;
  }
  .reply {
    grid-area: reply;
    padding-block-end: 0;
    border-block-start: var(--lys-hairline) solid var(--lys-line);
    border-inline-start: var(--lys-hairline) solid var(--lys-line);
  }

  .tabs {
    grid-area: tabs;
    display: flex;
    border-block-end: var(--lys-hairline) solid var(--lys-line);
  }
  .tabs button {
    flex: 0 1 auto;
    border-block-end: 2px solid transparent;
    border-radius: 0;
  }
  .tabs button[aria-selected='true'] {
    border-color: transparent;
    border-block-end-color: var(--lys-accent);
    background: none;
  }
  :host(:is([layout='tabs'], [layout='page'])) .case {
    grid-template: 'banner' auto 'tabs' auto 'panel' minmax(0, 1fr) / minmax(0, 1fr);
  }
  :host(:is([layout='tabs'], [layout='page'])) :is(.pictures, .facts, .reply) {
    grid-area: panel;
    border: 0;
  }
  :host(:is([layout='tabs'], [layout='page'])) :is(.facts, .reply) > * {
    max-inline-size: 640px;
  }

  :host([layout='tabs']) header {
    flex-wrap: wrap;
  }
  :host([layout='tabs']) header .buttons {
    margin-inline-start: auto;
  }
  :host([layout='tabs']) header kbd {
    display: none;
  }
  :host([layout='tabs']) header #search {
    flex: 1 1 100px;
    min-inline-size: 80px;
  }
  :host([layout='tabs']) header .sent {
    flex: 0 0 auto;
    order: 1;
  }
  :host([layout='tabs']) header .sent:has(p:not(:empty)) {
    flex-basis: 100%;
  }
  :host([layout='page']) .frame {
    grid-template: 'strip' auto 'list' minmax(0, 1fr) / minmax(0, 1fr);
  }
  :host([layout='page']) .frame[data-case] {
    grid-template: 'strip' auto 'case' minmax(0, 1fr) / minmax(0, 1fr);
  }
  :host([layout='page']) .nothing {
    display: none;
  }
  :host([layout='page']) header {
    flex-wrap: wrap;
    row-gap: var(--lys-space-1);
    padding: var(--lys-space-1) var(--lys-space-3);
  }
  /* Words begin where the field begins; a quiet button's room lies outside. */
  :host([layout='page']) header .filters {
    margin-inline: calc(-1 * var(--lys-space-2));
  }
  :host([layout='page']) header .buttons {
    margin-inline: calc(-1 * var(--lys-space-3));
  }
  :host([layout='page']) header .sent {
    flex-basis: 100%;
  }
  :host([layout='page']) .frame[data-case] header:not(:has(.sent p:not(:empty))) {
    min-block-size: 0;
    padding-block: 0;
  }
  :host([layout='page']) header .filters {
    flex-basis: 100%;
  }
  :host([layout='page']) header #search {
    flex-basis: 100%;
  }
  :host([layout='page']) header .sent,
  :host([layout='page']) header .sent p {
    flex-wrap: wrap;
    white-space: normal;
  }
  :host([layout='page']) .frame[data-case] header > :not(.sent) {
    display: none;
  }

  dialog.keys {
    max-block-size: calc(100vh - 2 * var(--lys-space-5));
    overflow: auto;
  }
  dialog.keys {
    inline-size: 760px;
    max-inline-size: calc(100vw - 2 * var(--lys-space-4));
  }
  dialog.keys .head {
    display: flex;
    gap: var(--lys-space-4);
    justify-content: space-between;
  }
  dialog.keys ul {
    margin-block-start: var(--lys-space-3);
    padding: 0;
    columns: 2 280px;
    column-gap: var(--lys-space-6);
    list-style: none;
  }
  dialog.keys li {
    display: flex;
    gap: var(--lys-space-3);
    justify-content: space-between;
    padding-block: 3px;
    border-block-end: var(--lys-hairline) solid var(--lys-line);
    break-inside: avoid;
  }
  dialog.keys li > :last-child {
    white-space: nowrap;
  }
`
