import { readdirSync, readFileSync } from 'node:fs'

/** Bytes of memory a process occupies; 0 where the system does not say (there is no /proc) or the process is gone. */
export const memoryOf = (pid: number | undefined): number => 4096 * Number(read(pid, 'statm').split(' ')[1] ?? 0)

/** Milliseconds of processor time a process has used, or undefined where the system does not say. */
export function processorMs(pid: number | undefined): number | undefined {
  // The name in the second field may hold blanks; the fields after it do not. Times are in hundredths of a second.
  const fields = read(pid, 'stat').split(') ')[1]?.split(' ')
  return fields && 10 * (Number(fields[11]) + Number(fields[12]))
}

/** Whether any of its threads could go on if the machine let it: it runs, waits for a processor, or for the disk. */
export function isHindered(pid: number | undefined): boolean {
  const folder = `/proc/${pid}/task`
  try {
    return readdirSync(folder).some((thread) => /\) [RD] /.test(readFileSync(`${folder}/${thread}/stat`, 'utf8')))
  } catch {
    return false
  }
}

function read(pid: number | undefined, what: string): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8')
  } catch {
    return ''
  }
}
