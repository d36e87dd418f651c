/**
 * Ends this process on SIGTERM, and when the one that started it is gone, however it went. `exit` listeners still run.
 * Started by hand, the parent is the shell.
 */
export function leaveWithParent(): void {
  const leave = (): void => process.exit(0)
  process.on('SIGTERM', leave)
  // A terminal sends Ctrl+C to the whole group. A parent that holds a channel to us decides when we go.
  process.on('SIGINT', () => process.connected || leave())
  process.on('disconnect', leave)
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && leave(), 500).unref()
}
