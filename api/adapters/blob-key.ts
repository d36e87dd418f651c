const shape = /^[a-z0-9_-][a-z0-9_.-]*(\/[a-z0-9_-][a-z0-9_.-]*)*$/

/** Gives the key back. Throws an Error for anything that is not one, so that no store is asked for a path. */
export function blobKey(key: string): string {
  if (!shape.test(key) || key.length > 400) throw new Error(`Not a blob key: ${JSON.stringify(key.slice(0, 80))}`)
  return key
}
