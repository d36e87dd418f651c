import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { answerRequests, asks } from '../api/figures/requests.ts'

const usage = `npm run adoption -- FILE.json

Calculates what the adoption pages show, from data of your own, so that it can be checked against another program.
FILE.json holds named data and requests:

  {
    "data": { "incomes": [541, 1463, 2445] },
    "requests": [{ "ask": "gini", "data": "incomes" }]
  }

Prints (alone with: npm run --silent adoption -- FILE.json)
{ "results": [{ ask, data, result } or { ask, data, problem: { code, path, message } }] }, in the order of the
requests. What is undefined is null; "remarks" say why. Ends with 0, or with 2 where the file itself cannot be read.
An example: tests/fixtures/adoption-requests.json. What can be asked, with its data and its options:
`

/** How the file is written, and everything that can be asked. */
export const help = (): string =>
  usage +
  Object.entries(asks)
    .map(([word, { says, data, options }]) => {
      const choices = Object.entries(options).map(([name, means]) => `\n      "${name}": ${means}`)
      return `\n  ${word}\n    ${says}\n    data: ${data}${choices.length > 0 ? `\n    options:${choices.join('')}` : ''}\n`
    })
    .join('')

/** Reads and answers a file; gives what to print, and how to end. */
export async function adoption(path: string): Promise<{ readonly says: string; readonly code: 0 | 2 }> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined)
    return { says: `The file ${path} cannot be read. Say: npm run adoption -- FILE.json`, code: 2 }
  try {
    const answer = answerRequests(JSON.parse(text.replace(/^\uFEFF/, '')))
    if ('results' in answer) return { says: JSON.stringify(answer, null, 2), code: 0 }
    return { says: answer.problems.map(({ message }) => message).join('\n'), code: 2 }
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    return { says: `The file ${path} is no JSON: ${cause.message}`, code: 2 }
  }
}

if (import.meta.main) {
  const [, , given] = process.argv
  if (given === '--help' || given === '-h') console.log(help())
  else {
    const { says, code } = given
      ? await adoption(resolve(process.env.INIT_CWD ?? '.', given))
      : { says: 'Say: npm run adoption -- FILE.json, or --help', code: 2 as const }
    console[code === 0 ? 'log' : 'error'](says)
    process.exitCode = code
  }
}
