/** A path on our own site to return to after sign-in; anything else becomes the front page. */
export function localPath(path: string | undefined): string {
  if (!path?.startsWith('/') || path.startsWith('//') || path.includes('\\')) return '/'
  if (!URL.canParse(path, 'http://local.invalid')) return '/'
  const url = new URL(path, 'http://local.invalid')
  // Dots are resolved now: what was harmless as typed may have become another host's address.
  return url.host === 'local.invalid' && !url.pathname.startsWith('//') ? url.pathname + url.search : '/'
}

/** False for a request that a foreign page made a browser send. Programs send neither header. */
export function isOwnSite(secFetchSite: string | undefined, origin: string | undefined, baseUrl: string): boolean {
  if (origin !== undefined && origin !== new URL(baseUrl).origin) return false
  return secFetchSite === undefined || secFetchSite === 'same-origin' || secFetchSite === 'none'
}
