import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'

/** What `html` gives: text that is escaped already. */
export type Markup = ReturnType<typeof html>
export type Language = 'nb' | 'en'

const scandinavian = /^(nb|nn|no|da|sv)\b/i

/** The first language of a list like `ui_locales` or `Accept-Language` that we speak; English when there is none. */
export function languageOf(...wishes: readonly (string | undefined)[]): Language {
  for (const wish of wishes.join(',').split(/[\s,]+/)) {
    if (scandinavian.test(wish)) return 'nb'
    if (/^en\b/i.test(wish)) return 'en'
  }
  return 'en'
}

const style = `
:root { color-scheme: light dark; --ink: light-dark(#1b1d1f, #e8e8e6); --soft: light-dark(#55595e, #a9adb2);
  --paper: light-dark(#fff, #17191b); --line: light-dark(#d5d7d9, #3a3d40); --accent: light-dark(#0b5a80, #7cc4ea);
  --hover: light-dark(#f1f4f6, #22262a) }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/24px system-ui, sans-serif }
main { max-width: 44rem; margin: 0 auto; padding: 2rem 1rem 4rem }
h1 { font-size: 1.5rem; line-height: 2rem; margin: 0 0 .5rem }
h2 { font-size: 1rem; margin: 2rem 0 .25rem }
p { margin: .5rem 0 }
a { color: var(--accent); overflow-wrap: anywhere }
.soft { color: var(--soft) }
.notice { border-left: 4px solid var(--accent); padding-left: .75rem }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
button { font: inherit; color: inherit; background: none; cursor: pointer; min-height: 44px }
button.wide { display: block; width: 100%; text-align: left; padding: .625rem .5rem; border: 0; border-bottom: 1px solid var(--line) }
button.wide span { display: block; color: var(--soft); font-size: .875rem; line-height: 20px }
button:hover { background: var(--hover) }
button.plain { margin-top: 2rem; padding: .5rem 1rem; border: 1px solid var(--soft); border-radius: 4px }
details { border-bottom: 1px solid var(--line) }
summary { padding: .75rem .25rem; cursor: pointer; overflow-wrap: anywhere }
summary:hover { background: var(--hover) }
summary b { display: block; margin: -24px 0 0 1.5rem }
summary span { display: block; margin-left: 1.5rem; color: var(--soft); font-size: .875rem; line-height: 20px }
pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: .25rem 0 1.5rem 1.75rem }
`

/**
 * The policy of such a page: its own style, nothing else. `formTargets` are origins a form may lead to;
 * browsers hold a form to them through every redirect, so a sign-in form must name where sign-in ends. A page that
 * `runsScript` may load and ask its own server.
 */
export function pageHeaders(formTargets: readonly string[] = [], runsScript = false): Record<string, string> {
  const hash = createHash('sha256').update(style).digest('base64')
  const forms = ["'self'", ...formTargets].join(' ')
  const script = runsScript ? "script-src 'self'; connect-src 'self'; " : ''
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; ${script}style-src 'sha256-${hash}'; form-action ${forms}; base-uri 'none'; frame-ancestors 'none'`,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    vary: 'accept-language',
  }
}

/** A script of the page's own server that takes over from what is written. */
export interface Script {
  readonly href: string
  readonly integrity: string
}

/** A whole page that works without script. */
export async function page(language: Language, title: string, body: Markup, script?: Script): Promise<string> {
  return String(
    await html`<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${raw(style)}</style>
${script ? html`<script type="module" src="${script.href}" integrity="${script.integrity}"></script>` : ''}
<main>${body}</main>
</html>`,
  )
}
