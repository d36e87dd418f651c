/**
 * trap: a host's `* { … !important }` reaches the element itself, and from there whatever is inherited. Between
 * important declarations the inner one wins, so what the host must not change is important here. Custom properties
 * come in as they are: they are how a host does change our look.
 */
export const style = `
:host {
  all: initial !important;
  display: block !important;
  box-sizing: border-box !important;
  inline-size: 100% !important;
  block-size: var(--lys-embed-block-size, min(860px, 92vh)) !important;
  overflow: hidden !important;
  color-scheme: inherit !important;
  direction: inherit !important;
  background: var(--lys-surface) !important;
  color: var(--lys-text) !important;
  font: var(--lys-weight) var(--lys-font-size) / var(--lys-line-height) var(--lys-font) !important;
  text-size-adjust: none !important;
}
:host([hidden]) { display: none !important; }
:host([data-theme='light']) { color-scheme: light !important; }
:host([data-theme='dark']) { color-scheme: dark !important; }
.frame { display: flex; flex-direction: column; block-size: 100%; }
.frame > :last-child { flex: 1; min-block-size: 0; }
.place { display: flex; flex-direction: column; min-block-size: 0; }
.place > * { flex: 1; min-block-size: 0; }
.place[inert] { visibility: hidden; }
.note, .stop { padding: var(--lys-space-3) var(--lys-space-4); max-inline-size: var(--lys-measure); }
.note { display: flex; flex-wrap: wrap; gap: var(--lys-space-2) var(--lys-space-4); align-items: center; max-inline-size: none; background: var(--lys-warning-surface); color: var(--lys-text); border-block-end: var(--lys-hairline) solid var(--lys-line); }
.note p { margin: 0; }
h2 { margin: 0 0 var(--lys-space-2); font-size: var(--lys-font-size-title); line-height: var(--lys-line-height-title); font-weight: var(--lys-weight-strong); }
p { margin: 0 0 var(--lys-space-3); }
code { display: block; margin: 0 0 var(--lys-space-3); padding: var(--lys-space-2) var(--lys-space-3); background: var(--lys-surface-raised); border-inline-start: 3px solid var(--lys-accent); font: 13px/20px ui-monospace, SFMono-Regular, Consolas, monospace; overflow-wrap: anywhere; white-space: pre-wrap; user-select: all; }
button { min-block-size: var(--lys-control); padding: 0 var(--lys-space-3); border: var(--lys-hairline) solid var(--lys-line-control); border-radius: var(--lys-radius); background: var(--lys-surface); color: var(--lys-text); font: inherit; cursor: pointer; }
button.primary { border-color: var(--lys-accent); background: var(--lys-accent); color: var(--lys-on-accent); }
button:hover { border-color: var(--lys-accent-strong); }
button:focus-visible { outline: 2px solid var(--lys-focus); outline-offset: 2px; }
dialog { max-inline-size: 46ch; padding: var(--lys-space-4) var(--lys-space-5); border: var(--lys-hairline) solid var(--lys-line-control); border-radius: var(--lys-radius); background: var(--lys-surface); color: var(--lys-text); }
dialog::backdrop { background: rgb(0 0 0 / 0.4); }
.buttons { display: flex; flex-wrap: wrap; gap: var(--lys-space-2); justify-content: flex-end; }
`
