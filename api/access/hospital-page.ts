import { eq } from 'drizzle-orm'
import { html } from 'hono/html'
import type { Deps } from '../kernel/deps.ts'
import type { Id } from '../kernel/ids.ts'
import { asSystem } from '../kernel/react.ts'
import { tenants } from '../kernel/table.ts'

const words = {
  nb: {
    title: 'Hvilket sykehus gjelder det?',
    why: 'Du er kjent ved flere sykehus. Alt du gjør til du logger ut, gjelder det du velger nå.',
  },
  en: {
    title: 'Which hospital is this about?',
    why: 'More than one hospital knows you. Until you sign out, everything you do belongs to the one you choose now.',
  },
} as const

/** A style of our own and a form to ourselves, nothing else. */
export const hospitalPageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  // Under `no-referrer` a browser would send the choice with `Origin: null`, as if a foreign page had made it.
  'referrer-policy': 'same-origin',
  vary: 'Accept-Language',
}

/** One button a hospital; works without script. */
export async function hospitalPage(deps: Deps, ids: readonly Id<'ten'>[], language: 'nb' | 'en', requestId: string) {
  const text = words[language]
  const { styles } = await deps.site.manifest()
  const found = await Promise.all(
    ids.map((id) => asSystem(deps, id, requestId).first(tenants, eq(tenants.tenantId, id))),
  )
  const rows = found.flatMap((row) =>
    row ? [{ id: row.tenantId, name: language === 'nb' ? row.nameNb : row.nameEn }] : [],
  )
  return String(
    await html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${text.title} – Lysbord</title>
<link rel="stylesheet" href="${styles.href}" integrity="${styles.integrity}">
</head>
<body class="lys-plain">
<main>
<h1>${text.title}</h1>
<p>${text.why}</p>
<form method="post" action="/sign-in/hospital">
${rows.map(({ id, name }) => html`<p><button name="hospital" value="${id}">${name}</button></p>`)}
</form>
</main>
</body>
</html>`,
  )
}
