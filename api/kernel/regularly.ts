/**
 * Does the deed again and again, each time so long after the last one was done, until `stop`, which waits for the one
 * under way. `goes` is false from then on, so that a long one can end early. The deed tells its own faults; none ends this.
 */
export function regularly(everyMs: number, deed: (goes: () => boolean) => Promise<unknown>): { stop(): Promise<void> } {
  let stopped = false
  let under: Promise<unknown> = Promise.resolve()
  let timer: ReturnType<typeof setTimeout> | undefined
  const wait = (): void => {
    timer = setTimeout(() => {
      under = deed(() => !stopped).finally(() => stopped || wait())
    }, everyMs)
  }
  wait()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await under
    },
  }
}
