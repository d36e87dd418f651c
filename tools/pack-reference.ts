import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { contributionPoints, menuLocations } from '../api/catalogue/manifest.ts'
import { dispositions } from '../api/triage/rules.ts'

interface Screen {
  readonly registries: {
    readonly commands: { all(): readonly { readonly id: string; readonly title: () => string }[] }
    readonly keybindings: { keysOf(id: string): readonly string[] }
    readonly context: { all(): readonly (readonly [key: string, value: unknown])[] }
  }
  dispose(): void
}
const ofBrowser = (path: string) => import(new URL(`../web-components/${path}`, import.meta.url).href)
const { describeReading }: { describeReading: () => Screen } = await ofBrowser('embed/host/described.ts')
const { mayStandFor }: { mayStandFor: (command: string) => boolean } = await ofBrowser('workbench/pack-permissions.ts')
const { body }: { body: () => { pages: readonly { regions: readonly { code: string }[] }[] } } =
  await ofBrowser('diagram/body.ts')

const path = fileURLToPath(new URL('../web-components/extensions/REFERENCE.md', import.meta.url))

const meaning: Readonly<Record<string, string>> = {
  needsDate: 'a latest date',
  needsReason: 'a reason',
  needsHandover: 'to whom it was handed over, and when',
  needsWeeks: 'a number of weeks',
  needsUnit: 'another unit',
  lowersSuspicion: 'with a cancer pathway, a talk with the GP',
}
const cell = (text: string): string => text.replaceAll('|', '\\|')

/** Every name a pack may use, from what really is there. */
export function reference(): string {
  const { registries, dispose } = describeReading()
  const { commands, keybindings, context } = registries
  const rows = commands.all().map(({ id, title }) => {
    const keys = keybindings
      .keysOf(id)
      .map((key) => `\`${key}\``)
      .join(' ')
    return `| \`${id}\` | ${cell(title())} | ${keys} | ${mayStandFor(id) ? '' : 'a person alone'} |`
  })
  const keys = context
    .all()
    .map(([key]) => `\`${key}\``)
    .join(', ')
  dispose()
  const needs = Object.entries(dispositions).map(([code, wants]) => {
    const asked = Object.entries(wants).flatMap(([name, is]) => (is ? [meaning[name] ?? name] : []))
    return `| \`${code}\` | ${asked.join('; ')} |`
  })
  const regions = [...new Set(body().pages.flatMap(({ regions }) => regions.map(({ code }) => `\`${code}\``)))]
  return `# Every name a pack may use

Made by \`npm run manifest\` from what is there; a test compares.

**Contribution points:** ${contributionPoints.map((one) => `\`${one}\``).join(', ')}.

**Menu locations:** ${menuLocations.map((one) => `\`${one}\``).join(', ')}. **View containers:** \`side\`, \`reply\`, or one of the pack's.

**Context keys:** ${keys}, and \`pack.ID\` for a pack that is there. A setting is \`config.\` and its key.

**Regions of the drawing \`body\`:** ${regions.join(', ')}. A question \`side\` with \`left\`, \`right\` and \`midline\` is answered along with it.

**Units of the demonstration** read the services \`dermatology\`, \`plastic\` and \`ent\`. **Views** are your own words in small letters, digits and underscores; \`overview…\` hangs narrow where no protocol says otherwise.

## Dispositions

| code | a decision with it also needs |
| --- | --- |
${needs.join('\n')}

## Commands

| id | what it does | keys | |
| --- | --- | --- | --- |
${rows.join('\n')}
`
}

if (import.meta.main) await writeFile(path, reference())
