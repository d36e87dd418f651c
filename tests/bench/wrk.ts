import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface Rate {
  /** Answers a second. */
  readonly rate: number
  /** Milliseconds within which ninety-nine of a hundred came. */
  readonly p99: number
}

/** A script for wrk that asks for these paths in an order that chance makes, each as likely as any other. */
export async function asksAnyOf(file: string, paths: readonly string[], cookie?: string): Promise<string> {
  const list = paths.map((path) => JSON.stringify(path)).join(', ')
  const headers = cookie ? `{ ["Cookie"] = ${JSON.stringify(cookie)} }` : 'nil'
  await writeFile(
    file,
    `local paths = { ${list} }
local headers = ${headers}
request = function() return wrk.format("GET", paths[math.random(#paths)], headers) end
`,
  )
  return file
}

const unit = { us: 1e-3, ms: 1, s: 1_000 } as const

/** Sixteen at a time from one thread. Throws when any of them was no good answer. */
export async function rateOf(base: string, script: string, seconds: number): Promise<Rate> {
  const { stdout } = await run('wrk', ['-t1', '-c16', `-d${seconds}s`, '--latency', '-s', script, base])
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`wrk met errors at ${base}`)
  const [, value, of] = /99%\s+([\d.]+)(us|ms|s)/.exec(stdout) ?? []
  return {
    rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]),
    p99: Number(value) * unit[of as keyof typeof unit],
  }
}
