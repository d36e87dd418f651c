import { fstatSync } from 'node:fs'

/** A parent that starts us holds the other end of our stdin. By hand, or from a shell script, nobody does. */
function isHeldByParent(): boolean {
  try {
    const stdin = fstatSync(0)
    return stdin.isSocket() || stdin.isFIFO()
  } catch {
    return false
  }
}

/** Ends this process on SIGTERM, and when the parent is gone however it went. `close` gets one second. */
export function leaveWithParent(close: () => Promise<void>): void {
  let leaving = false
  const leave = (): void => {
    if (leaving) return
    leaving = true
    setTimeout(() => process.exit(0), 1_000).unref()
    close().finally(() => process.exit(0))
  }
  process.on('SIGTERM', leave)
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && leave(), 500).unref()
  if (!isHeldByParent()) return
  // A terminal sends Ctrl+C to the whole group; our parent decides when we go, so that it sees no crash.
  process.on('SIGINT', () => {})
  process.stdin.on('end', leave).on('error', leave).resume()
}
