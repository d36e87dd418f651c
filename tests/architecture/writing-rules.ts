import { isDemoData } from './import-rules.ts'
import { type Rule, wrongImports, wrongWords } from './rule.ts'
import type { Source } from './source.ts'

const within = (sources: readonly Source[], inside: RegExp, except?: RegExp) =>
  sources.filter(({ path }) => inside.test(path) && !except?.test(path))

const stepFile = /^api\/(?!kernel\/|ports\/|adapters\/|demo\/|pyramids\/|keep\/)[^/]+\/.*\.ts$/

const oneClock: Rule = {
  says: 'Time comes from the clock port: no Date.now() and no new Date() without an argument in api, outside adapters, demo, the imaging process and what starts a process.',
  decision: '0014',
  find: (sources) =>
    wrongWords(
      within(sources, /^api\/.*\.ts$/, /^api\/(adapters|demo|pyramids|keep)\/|^api\/(node|worker|pyramids)\.ts$/),
      /\bDate\.now\b|\bnew\s+Date\b(?!\s*\(\s*[^\s)])/,
      'code',
    ),
  broken: [
    { 'api/reply/send-reply.ts': 'const at = Date.now()' },
    { 'api/kernel/ids.ts': 'const clock = Date.now' },
    { 'api/door.ts': 'const at = new Date()' },
    { 'api/reply/send-reply.ts': 'const at = new Date' },
    { 'api/reply/present.ts': `const text = \`sent at \${new Date( )}\`` },
  ],
  kept: [
    { 'api/reply/present.ts': '// never Date.now() here\nconst at = new Date(row.sentAt)' },
    { 'api/reply/present.ts': 'const hint = "new Date()"' },
    { 'api/adapters/clock.system.ts': 'export const now = () => new Date()' },
    { 'api/node.ts': 'const began = Date.now()' },
    { 'tests/support/clinic.ts': 'const began = Date.now()' },
  ],
}

const realChance: Rule = {
  says: 'Chance comes from node:crypto or crypto.getRandomValues, never from Math.random.',
  decision: '0014',
  find: (sources) => wrongWords(within(sources, /^api\/.*\.ts$/), /\bMath\.random\b/, 'code'),
  broken: [{ 'api/kernel/ids.ts': 'const id = Math.random()' }, { 'api/demo/seed.ts': 'items.sort(Math.random)' }],
  kept: [{ 'api/kernel/ids.ts': 'crypto.getRandomValues(bytes) // not Math.random' }],
}

const oneBatch: Rule = {
  says: 'A decision is one write batch: no deferred mode, no transaction() and no batch() of the database in a step.',
  decision: '0002',
  find: (sources) => [
    ...wrongWords(within(sources, /^api\/.*\.ts$/), /(['"`])deferred\1/i, 'spoken'),
    ...wrongWords(within(sources, stepFile), /\.\s*(transaction|batch)\s*\(/, 'code'),
    // Without a mode the client begins deferred, and so does a transaction.
    ...wrongWords(
      within(sources, /^(api|migrations)\/.*\.ts$/),
      /\.(batch|transaction)\((?![^;]{0,400}?'(write|read)'\s*,?\s*\))/,
      'spoken',
    ),
  ],
  broken: [
    { 'api/adapters/database.file.ts': `client.batch(statements, 'deferred')` },
    { 'api/adapters/database.file.ts': 'await client.batch(statements)' },
    { 'api/keep/restore-house.ts': 'await client.transaction()' },
    { 'api/reply/send-reply.ts': 'await db.transaction(async (tx) => {})' },
    { 'api/reply/send-reply.ts': 'await scope.deps.database.read\n  .batch([a, b])' },
  ],
  kept: [
    { 'api/adapters/database.file.ts': `client.batch(statements, 'write') // not 'deferred'` },
    { 'api/reply/send-reply.ts': 'const batch = [a, b]' },
  ],
}

const onlyRoad: Rule = {
  says: 'A step reaches data through its scope: it opens no database and imports no database client.',
  decision: '0003',
  find: (sources) => [
    ...wrongImports(sources, (from, to) => stepFile.test(from) && to === '@libsql/client'),
    ...wrongWords(within(sources, stepFile), /\bfrom\s+'drizzle-orm\/libsql/, 'spoken'),
    ...wrongWords(
      within(sources, stepFile),
      /\bdatabase\s*\.\s*(read|write)\b|\b(read|write)\b[^{}=]*\}\s*=\s*[\w.]*\bdatabase\b/,
      'code',
    ),
  ],
  broken: [
    { 'api/reply/send-reply.ts': `import { createClient } from '@libsql/client/web'` },
    { 'api/reply/send-reply.ts': `import { drizzle } from 'drizzle-orm/libsql'` },
    { 'api/reply/list-replies.ts': 'const rows = await scope.deps.database.read.select()' },
    { 'api/reply/list-replies.ts': 'await deps.database.write([])' },
    { 'api/reply/list-replies.ts': 'const { read } = deps.database' },
  ],
  kept: [
    { 'api/reply/list-replies.ts': `import { eq } from 'drizzle-orm'\nconst rows = await scope.find(replies)` },
    { 'api/kernel/scope.ts': 'const rows = await database.read.select()' },
  ],
}

const topLevel = new Set(
  `api web-components migrations tests tools package.json package-lock.json tsconfig.json wrangler.toml README.md
  LICENSE CHANGELOG.md biome.json .ci .npmrc .gitignore`.split(/\s+/),
)

/** The one rule that looks at committed files only: a note of your own may lie around while you work. */
export const shortTop: Rule = {
  says: 'The top level holds the names everybody expects; anything else needs a decision record first.',
  decision: '0014',
  find: (sources) =>
    [...new Set(sources.map(({ path }) => path.split('/')[0]!))]
      .filter((name) => !topLevel.has(name))
      .map((name) => ({ at: name, what: 'is not one of the names of the top level' })),
  broken: [{ 'docs/design.md': '' }, { 'vite.config.ts': '' }, { '.env': '' }],
  kept: [{ 'api/app.ts': '', 'README.md': '', '.ci/run': '' }],
}

const tellingNames: Rule = {
  says: 'A file is named after what it does: no utils, helpers, manager, common or misc.',
  decision: '0014',
  find: (sources) =>
    sources
      .filter(({ path }) => path.split(/[/.-]/).some((word) => /^(utils?|helpers?|managers?|common|misc)$/i.test(word)))
      .map(({ path }) => ({ at: path, what: 'says nothing by its name' })),
  broken: [
    { 'api/kernel/utils.ts': '' },
    { 'web-components/shared/date-helpers.ts': '' },
    { 'api/common/ids.ts': '' },
    { 'tests/support/session-manager.ts': '' },
    { 'api/reply/misc.test.ts': '' },
  ],
  kept: [{ 'web-components/shared/utilise.ts': '', 'api/access/commons-licence.ts': '' }],
}

const longest = 400
/** Written by `npm run manifest`; its length is that of what it tells. */
const byMachine = /^web-components\/jsx\.d\.ts$/
const smallFiles: Rule = {
  says: `A file of api or web-components has at most ${longest} lines; long before that it wants a split.`,
  decision: '0014',
  find: (sources) =>
    within(sources, /^(api|web-components)\/.*\.(ts|css)$/, byMachine)
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0) }))
      .filter(({ lines }) => lines > longest)
      .map(({ path, lines }) => ({ at: path, what: `has ${lines} lines` })),
  broken: [{ 'api/reply/send-reply.ts': 'x\n'.repeat(401) }, { 'web-components/tokens.css': `${'x\n'.repeat(400)}x` }],
  kept: [{ 'api/reply/send-reply.ts': 'x\n'.repeat(400), 'package-lock.json': 'x\n'.repeat(500) }],
}

// Put together, so that this file does not hold what it forbids.
const folders = ['home', 'root', 'Users', 'work', 'farm'].join('|')
const openEnds = ['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|')
const aHome = ['', 'home', 'somebody', 'lysbord'].join('/')

const noMachine: Rule = {
  says: 'No file names a folder of the machine it was written on.',
  decision: '0014',
  find: (sources) =>
    wrongWords(
      within(sources, /./, /^(LICENSE|package-lock\.json)$/),
      new RegExp(String.raw`(?<![\w.~$}/-])(?:[A-Z]:\\Users\\|/(?:${folders})/|/tmp/[a-z]+_jobs)[\w.-]*`),
    ),
  broken: [
    { 'README.md': `Run ${aHome}/api/node.ts` },
    { 'api/pages.ts': `const root = '${aHome}'` },
    { 'tests/support/samples.ts': `open("${['', 'root', 'samples'].join('/')}")` },
    { 'README.md': ['C:', 'Users', 'somebody'].join('\\') },
  ],
  kept: [{ 'README.md': 'GET /api/home/1, https://example.org/home/x, ../shared/home/, ~/home/' }],
}

const nothingLeftOpen: Rule = {
  says: 'No open ends in files: finish it, or write an issue.',
  decision: '0014',
  find: (sources) =>
    wrongWords(
      within(sources, /^(api|web-components|tests|tools|migrations|\.ci)\//),
      new RegExp(`\\b(?:${openEnds})\\b`),
    ),
  broken: openEnds.split('|').map((word) => ({ 'api/reply/rules.ts': `// ${word}: later` })),
  kept: [{ 'api/reply/rules.ts': '// to do this twice is harmless' }],
}

// Data of the demonstration and tests may speak of diseases; so may packs, that is what they are for. The body is
// everybody's: its drawing names its parts.
const notCore =
  /^api\/demo\/|^web-components\/diagram\/body\.ts$|^web-components\/(extensions|gallery)\/|\.(demo|test)\.ts$/
// Only whole words and beginnings of words, so that `hears`, `burnish` and "for eksempel" may stay.
const specialtyWords = new RegExp(
  `(?<![\\p{L}\\d])(?:${[
    'dermat|dermosc|dermatoskop|otosc|otoskop|tympan|laryng|rhino|endoscop|endoskop|biops|histolog|patholog',
    'melanom|melanocyt|naev|nevus|nevi|keratos|carcinom|karsinom|cholesteat|kolesteat|psoria|eczema|eksem(?!p)',
    'ear[ -]?drum|trommehinne|tonsil|scalp|hodebunn|throat|nasal|nostril|hud(?:en)?(?![\\p{L}])',
    '(?:skin|lesion|rash|mole|wound|scar|ulcer|ear|nose|burn)(?:s|es)?(?![\\p{L}])',
    'føflekk|utslett|brannskade|hudsykdom|leggsår|(?:øre|nese|sår|arr)(?![\\p{L}])',
    'plastic[ -]surg|plastikkirurg|ent(?![\\p{L}])',
  ].join('|')})`,
  'iu',
)

const noSpecialty: Rule = {
  says: 'The core contains no word of a specialty: those come from packs.',
  decision: '0013',
  find: (sources) =>
    wrongWords(
      within(sources, /^(api|web-components)\/.*\.(ts|css|json)$/, notCore).filter(({ path }) => !isDemoData(path)),
      specialtyWords,
    ),
  broken: [
    { 'api/triage/rules.ts': '/** Melanoma first. */' },
    { 'web-components/shared/locales/nb.ts': `'Rash': 'Eksem',` },
    { 'web-components/viewer/viewer.ts': `const title = msg('Otoscopic view')` },
    { 'web-components/shared/locales/nb.ts': `'Skin': 'Plastikkirurgi',` },
    { 'api/referral/rules.ts': `export const services = ['dermatology', 'ent']` },
    { 'api/referral/rules.ts': `if (unit.service === 'ent') return` },
    { 'api/catalogue/rules.ts': `const parts = ['skin', 'ears']` },
    { 'api/adoption/rules.ts': '/** Burns wait less. */' },
    { 'api/imaging/rules.ts': '// the edge of a red lesion' },
    { 'web-components/viewer/viewer.styles.ts': '.wound { color: red }' },
    { 'web-components/shared/locales/nb.ts': `'Wound': 'Sår',` },
    { 'web-components/shared/locales/nb.ts': `'Place': 'Øre',` },
  ],
  kept: [
    { 'web-components/extensions/dermatology/extension.json': '{ "id": "dermatology" }' },
    { 'web-components/worklist/worklist.demo.ts': `const question = 'Melanoma?'` },
    { 'web-components/letter/sample-letter.ts': `const text = 'Melanoma?'` },
    { 'api/demo/personas.ts': `const unit = 'Dermatology'` },
    { 'web-components/diagram/body.ts': `const code = 'scalp'` },
    { 'web-components/shared/locales/nb.ts': `'for example': 'for eksempel', 'heard': 'hører, hudløs, sårbar'` },
    { 'api/kernel/react.ts': 'const sent = hears(the, entry) // the nearest skinned scarce burnished search' },
    { 'tests/rules/packs.test.ts': `readPack('dermatology')` },
  ],
}

const keptFocus: Rule = {
  says: 'What works on something keeps the focus: a button is aria-disabled meanwhile, never disabled.',
  decision: '0014',
  find: (sources) =>
    wrongWords(
      within(sources, /^web-components\/.*\.ts$/, /\.test\.ts$/),
      /\?disabled=\$\{[^}]*\b(?:busy|sending|saving|waiting)\b/,
    ),
  broken: [
    { 'web-components/office/contact.ts': `<button ?disabled=\${busy}>` },
    { 'web-components/reply-form/foot.ts': `<button ?disabled=\${writing.phase === 'sending'}>` },
  ],
  kept: [
    { 'web-components/office/contact.ts': `<button aria-disabled=\${String(busy)}>` },
    { 'web-components/desk/withdraw.ts': `<button ?disabled=\${!reason}>` },
  ],
}

/** How it is written. */
export const writingRules: readonly Rule[] = [
  oneClock,
  realChance,
  oneBatch,
  onlyRoad,
  tellingNames,
  smallFiles,
  noMachine,
  nothingLeftOpen,
  noSpecialty,
  keptFocus,
]
