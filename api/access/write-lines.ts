import type { Asset } from '../ports/site.ts'

/** A page of a portal: `script` comes from under `from`, the element asks at `server`. `nonce` is that of the page's policy. */
export interface PortalLines {
  readonly tag: 'lys-embed' | 'lys-frame'
  readonly script: Asset
  readonly from: string
  readonly server: string
  readonly portal: string
  readonly audience: string
  readonly nonce: string
}

/** The ten lines that put the reading screen into a page; both elements ask the page's backend for a token the same way. */
export const writeLines = ({ tag, script, from, server, portal, audience, nonce }: PortalLines): string =>
  `<script type="module" src="${from}${script.href}" integrity="${script.integrity}" crossorigin></script>
<${tag} server="${server}" portal="${portal}" audience="${audience}"></${tag}>
<script nonce="${nonce}">
  document.querySelector('${tag}').getToken = (ask) =>
    fetch('/lysbord-token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(ask),
    }).then((answer) => answer.json())
</script>`
