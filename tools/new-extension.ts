import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const schema = join(root, 'web-components/workbench/extension.schema.json')
const both = (en: string, nb: string) => ({ en, nb })

interface Wish {
  readonly id: string
  readonly service: string
  readonly withCode: boolean
  /** Where the schema is, seen from the folder. */
  readonly schema: string
}

const manifestOf = ({ id, service, withCode, schema: $schema }: Wish) => {
  const title = id[0]!.toUpperCase() + id.slice(1).replaceAll('-', ' ')
  return {
    $schema,
    id,
    version: '0.1.0',
    engines: { lysbord: '>=0.1.0' },
    title: both(title, title),
    ...(withCode && { main: './index.js' }),
    contributes: {
      questionnaires: [
        {
          id: 'question',
          title: both(title, title),
          service,
          asks: [
            { id: 'since', type: 'duration', label: both('Since when', 'Siden når'), required: true },
            { id: 'worse', type: 'ynu', label: both('Suddenly worse', 'Plutselig verre'), required: true },
            {
              id: 'worseHow',
              type: 'text',
              label: both('How', 'Hvordan'),
              required: true,
              when: { ask: 'worse', equals: 'yes' },
            },
          ],
          views: [
            { view: 'overview', label: both('Overview', 'Oversikt'), required: true },
            { view: 'close_up_scale', label: both('Close-up with a ruler', 'Nærbilde med linjal'), required: true },
          ],
          stops: [],
        },
      ],
      dispositions: [
        { code: 'advice_gp_continues', label: both('Advice, GP continues', 'Råd, fastlegen fortsetter'), key: '1' },
        { code: 'routine_appointment', label: both('Ordinary appointment', 'Vanlig time'), key: '2' },
      ],
      replyTemplates: [
        {
          id: 'harmless',
          title: both('Harmless', 'Ufarlig'),
          description: both('Nothing that needs treatment is seen.', 'Ikke noe behandlingstrengende å se.'),
          diagnosis: { text: both('No disease found', 'Ingen sykdom påvist'), code: 'Z71.1' },
          certainty: 'probable',
          disposition: 'advice_gp_continues',
          textToGp: both('No treatment. Look again in four weeks.', 'Ingen behandling. Se på det igjen om fire uker.'),
          textToPatient: both('This is harmless.', 'Dette er ufarlig.'),
        },
      ],
      commands: [
        {
          command: `${id}.harmless`,
          title: both(`Answer: harmless (${title})`, `Svar: ufarlig (${title})`),
          runs: 'reply.useTemplate',
          args: ['harmless'],
        },
        ...(withCode ? [{ command: `${id}.count`, title: both('Count the photographs', 'Tell bildene') }] : []),
      ],
      keybindings: [{ command: `${id}.harmless`, key: 'Alt+H', when: `casePack == ${id}` }],
    },
  }
}

const cases = [
  {
    questionnaire: 'question',
    question: 'Hva er dette, og trenger det behandling?',
    answers: { since: 'P3M', worse: 'no' },
  },
  {
    questionnaire: 'question',
    question: 'Denne mangler noe med vilje: den vises ikke, den prøves.',
    answers: { worse: 'yes' },
    expect: { missing: ['since', 'worseHow'] },
  },
]

const codeOf = (id: string) => `/** Called once, when a unit that works with this pack opens its reading screen. */
export function activate({ commands, cases, window, subscriptions }) {
  subscriptions.push(
    commands.registerCommand('${id}.count', async () => {
      const opened = await cases.current()
      await window.showMessage(opened ? \`\${opened.images}\` : '0')
    }),
  )
}
`

/** Writes a pack that fits, to begin with. Throws where the name or the folder does not do. */
export async function newExtension(
  folder: string,
  { service = 'dermatology', withCode = false }: { service?: string; withCode?: boolean } = {},
): Promise<readonly string[]> {
  const id = basename(folder)
  if (!/^[a-z][a-z0-9-]{1,63}$/.test(id))
    throw new Error(
      `“${id}” cannot be the name of a pack: lower-case letters, digits and hyphens, such as hand-wounds.`,
    )
  const there = await readdir(folder).catch(() => [])
  if (there.length > 0) throw new Error(`${folder} is not empty. Choose another name, or empty it first.`)
  await mkdir(folder, { recursive: true })
  const wish = { id, service, withCode, schema: relative(folder, schema).replaceAll('\\', '/') }
  const files: Record<string, string> = {
    'extension.json': `${JSON.stringify(manifestOf(wish), null, 2)}\n`,
    'cases.json': `${JSON.stringify(cases, null, 2)}\n`,
    ...(withCode && { 'index.js': codeOf(id) }),
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return Object.keys(files)
}

/** `extension NAME`, with `--service CODE` and `--code`. A name alone lies beside this folder, never in it. */
async function run(given: readonly string[]): Promise<void> {
  const [kind, name] = given.filter((one, index) => !one.startsWith('--') && given[index - 1] !== '--service')
  if (kind !== 'extension' || !name) throw new Error('Say: npm run new -- extension NAME [--service CODE] [--code]')
  const at = given.indexOf('--service')
  const base = /[/\\]/.test(name) ? (process.env.INIT_CWD ?? '.') : dirname(resolve(root))
  const folder = resolve(base, name)
  const service = at < 0 ? undefined : given[at + 1]
  const made = await newExtension(folder, { ...(service && { service }), withCode: given.includes('--code') })
  const shown = relative(process.env.INIT_CWD ?? '.', folder) || '.'
  console.log(`Made ${made.map((file) => join(shown, file)).join(', ')}.

  npm run pack -- ${shown}              says what does not fit
  npm start -- --pack ${shown}          starts Lysbord with it: ask at /refer, read at /read
`)
}

if (import.meta.main) {
  await run(process.argv.slice(2)).catch((cause) => {
    console.error((cause as Error).message)
    process.exitCode = 1
  })
}
