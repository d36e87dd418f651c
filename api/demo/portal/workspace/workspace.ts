import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Asset } from '../../../ports/site.ts'

export interface Workspace {
  readonly lysbord: string
  readonly portal: string
  readonly widget: Asset
}

/** The scripts of the page, as they lie here; none is built. */
export const workspaceScripts = ['start', 'host', 'page', 'bar', 'settings'] as const

export async function workspaceScript(name: string): Promise<string | undefined> {
  const known = workspaceScripts.find((one) => `${one}.js` === name)
  return known && readFile(new URL(`./${known}.js`, import.meta.url), 'utf8')
}

const words = {
  nb: {
    home: 'Oversikt',
    settings: 'Innstillinger',
    portal: 'Portalen',
    language: 'Språk',
    keepsKeys: 'Ctrl+K og Ctrl+, er portalens også inne i en utvidelse',
    connect: 'Koble til Lysbord',
    disconnect: 'Koble fra Lysbord',
    lose: 'Noe er skrevet og ikke sendt. Skal Lysbord kobles fra likevel?',
    search: 'Søk eller gjør noe',
    what: 'Hva skal gjøres?',
    patient: 'Åpne pasient (fødselsnummer)',
    open: 'Åpne',
    intro:
      'Dette er sykehusets egen portal. Lysbord er en utvidelse av den: utvidelsen har sin egen side til venstre, kommandoene står i portalens søkefelt og innstillingene på portalens side.',
  },
  en: {
    home: 'Overview',
    settings: 'Settings',
    portal: 'The portal',
    language: 'Language',
    keepsKeys: 'Ctrl+K and Ctrl+, are the portal’s also within an extension',
    connect: 'Connect Lysbord',
    disconnect: 'Disconnect Lysbord',
    lose: 'Something is written and not sent. Disconnect Lysbord all the same?',
    search: 'Search or do something',
    what: 'What shall be done?',
    patient: 'Open a patient (birth number)',
    open: 'Open',
    intro:
      'This is the hospital’s own portal. Lysbord is an extension of it: it has a page of its own on the left, its commands stand in the portal’s bar and its settings on the portal’s page.',
  },
}

const style = `
:root { color-scheme: light dark; font: 15px/22px system-ui, sans-serif;
  --line: light-dark(#d5dadd, #3a4348); --soft: light-dark(#f3f5f6, #1d2326); --strong: light-dark(#17414f, #9fd0e0);
  --back: light-dark(#fff, #14181a); --text: light-dark(#16212a, #e4eaed); }
* { box-sizing: border-box }
html, body { block-size: 100% }
body { margin: 0; display: grid; grid-template: auto minmax(0, 1fr) / 184px minmax(0, 1fr); background: var(--back); color: var(--text) }
button, input, select { font: inherit; color: inherit }
button { cursor: pointer }
:focus-visible { outline: 2px solid var(--strong); outline-offset: 1px }
kbd { margin-inline-start: 6px; padding: 0 5px; border: 1px solid var(--line); border-radius: 3px; font: 12px/18px system-ui, sans-serif }
body > header { grid-column: 1 / -1; display: flex; gap: 16px; align-items: center; padding: 8px 16px; background: #17414f; color: #fff }
body > header strong { flex: none; inline-size: 152px }
#open-bar { display: flex; justify-content: space-between; inline-size: min(420px, 100%); min-inline-size: 0; padding: 4px 10px; border: 1px solid #6f919d; border-radius: 4px; background: #235767; color: #fff; text-align: start }
#open-bar kbd { border-color: #6f919d }
#nav { display: flex; flex-direction: column; gap: 2px; padding: 12px 8px; border-inline-end: 1px solid var(--line); background: var(--soft) }
#nav button { padding: 6px 10px; border: 0; border-radius: 4px; background: none; text-align: start }
#nav button:hover { background: var(--line) }
#nav button[aria-current=page] { background: var(--line); font-weight: 600 }
main { display: flex; flex-direction: column; min-block-size: 0; min-inline-size: 0 }
#message { margin: 0; padding: 6px 20px; background: light-dark(#fdf3d8, #3d3517) }
#message:empty { display: none }
#pages { flex: 1; min-block-size: 0 }
section { display: flex; flex-direction: column; block-size: 100%; overflow: auto }
section[hidden] { display: none }
section.own { padding: 20px 24px; gap: 16px; align-items: flex-start }
section.own > * { margin: 0; max-inline-size: 68ch }
section > header { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; padding: 6px 16px; border-block-end: 1px solid var(--line) }
h1 { margin: 0; font-size: 18px; line-height: 26px }
menu { display: flex; flex-wrap: wrap; gap: 4px; margin: 0 0 0 auto; padding: 0 }
menu button, form button { padding: 3px 10px; border: 1px solid var(--line); border-radius: 4px; background: var(--back) }
menu button:disabled { opacity: 0.5; cursor: default }
.place { flex: 1; min-block-size: 0; --lys-embed-block-size: 100% }
form { display: flex; flex-wrap: wrap; gap: 8px; align-items: end }
form label { display: grid; gap: 2px }
input:not([type=checkbox]), select { padding: 4px 8px; border: 1px solid var(--line); border-radius: 4px; background: var(--back) }
#groups { display: grid; gap: 16px; inline-size: 100% }
fieldset { display: grid; gap: 10px; margin: 0; padding: 12px 16px 16px; border: 1px solid var(--line); border-radius: 4px }
legend { padding: 0 6px; font-weight: 600 }
fieldset label { display: flex; gap: 10px; align-items: center }
dialog { inline-size: min(620px, calc(100vw - 24px)); margin-block-start: 10vh; padding: 12px; border: 1px solid var(--line); border-radius: 6px; background: var(--back); color: var(--text) }
dialog::backdrop { background: rgb(0 0 0 / 0.35) }
dialog input { inline-size: 100% }
dialog label { margin-block-end: 6px; display: grid; gap: 6px; font-weight: 600 }
#rows { max-block-size: 50vh; margin: 10px 0 0; padding: 0; overflow: auto; list-style: none }
#rows li { display: flex; align-items: center; gap: 8px; padding: 5px 8px; border-radius: 4px; cursor: pointer }
#rows span { flex: 1 }
#rows [aria-selected=true] { background: var(--line) }
@media (width < 700px) {
  body { grid-template: auto auto minmax(0, 1fr) / minmax(0, 1fr) }
  #nav { flex-direction: row; padding: 6px 8px; border: 0; border-block-end: 1px solid var(--line); overflow-x: auto }
  body > header strong { inline-size: auto }
  #open-bar kbd { display: none }
}
`

/** A portal that Lysbord is an extension of. Calls are passed on, so that all of it has one origin. */
export function workspacePage({ lysbord, portal, widget }: Workspace): Response {
  const nonce = randomBytes(16).toString('base64')
  const script = `/lysbord${widget.href}`
  const modules = { imports: { lysbord: script }, integrity: { [script]: widget.integrity } }
  const about = { words, lysbord: { server: '/lysbord', portal, audience: lysbord } }
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ')
  const text = `<!doctype html>
<html lang="nb">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Demoportalen</title>
<style nonce="${nonce}">${style}</style>
<script type="importmap" nonce="${nonce}">${JSON.stringify(modules)}</script>
<script type="application/json" id="about">${JSON.stringify(about)}</script>
<script type="module" src="/workspace/start.js"></script>
<header>
  <strong>Demoportalen</strong>
  <button type="button" id="open-bar" aria-keyshortcuts="Control+K"><span data-word="search"></span><kbd>Ctrl+K</kbd></button>
</header>
<nav id="nav"></nav>
<main>
  <p id="message" role="status"></p>
  <div id="pages">
    <section class="own" id="home">
      <h1 data-word="home"></h1>
      <p data-word="intro"></p>
      <form id="open-patient"><label><span data-word="patient"></span><input name="patient" inputmode="numeric" autocomplete="off"></label><button data-word="open"></button></form>
    </section>
    <section class="own" id="settings" hidden><h1 data-word="settings"></h1><div id="groups"></div></section>
  </div>
</main>
<dialog id="bar" aria-labelledby="what">
  <label for="typed" id="what" data-word="what"></label>
  <input id="typed" role="combobox" aria-controls="rows" aria-expanded="true" aria-autocomplete="list" autocomplete="off" spellcheck="false">
  <ul id="rows" role="listbox" aria-labelledby="what"></ul>
</dialog>
</html>
`
  return new Response(text, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  })
}
