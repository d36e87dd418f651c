import { readFile } from 'node:fs/promises'

/** Linux counts a process's time in hundredths of a second. */
const tickMs = 10

/** Milliseconds of processor that a process has taken so far, its threads included; NaN where the system does not tell. */
export async function cpuOf(pid: number): Promise<number> {
  const words = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // Behind the program's name, which may hold anything: user and system time are the 12th and 13th (proc(5)).
  const fields = words.slice(words.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * tickMs
}
