import { bytes } from './kernel/octets.ts'
import type { Asset, Page } from './ports/site.ts'

/** `sha256-` and hexadecimal digits, as packs and settings name code, in the words of a policy: base64. */
const integrityOf = (hash: string): string => {
  const pairs = hash.slice('sha256-'.length).match(/../g) ?? []
  return integrity(Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)))
}
const integrity = (digest: Uint8Array): string => `sha256-${btoa(String.fromCharCode(...digest))}`

export const codePath = (hash: string): string => `/packs/code/${hash}.js`

/** A page that may also load the code of packs the deployer vouches for: by its hash alone, like everything else in it. */
export async function withTrustedCode(page: Page, trusted: readonly string[]): Promise<Page> {
  if (trusted.length === 0) return page
  const map = JSON.parse(page.importMap) as { integrity: Record<string, string> }
  const named = Object.fromEntries(trusted.map((hash) => [codePath(hash), integrityOf(hash)]))
  const importMap = JSON.stringify({ ...map, integrity: { ...map.integrity, ...named } })
  const [, ...others] = page.runs
  return { ...page, importMap, runs: [await hashOf(importMap), ...others, ...Object.values(named)] }
}

const hashOf = async (text: string): Promise<string> =>
  integrity(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes(text))))

/** The empty page in which code runs that nobody here vouches for. */
export const packFrame = ({ href, integrity }: Asset): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="robots" content="noindex">
<title>Lysbord</title>
<script type="module" src="${href}" integrity="${integrity}"></script>
</head>
<body></body>
</html>
`

/**
 * An origin of its own, whoever opens it; our script and what that makes, nothing from or to any address. It holds nothing
 * until the page that framed it sends something, so anybody may frame it.
 */
export const packFramePolicy = ({ integrity }: Asset): string =>
  `sandbox allow-scripts; default-src 'none'; script-src '${integrity}' blob:; worker-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors *`
