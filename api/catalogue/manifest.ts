import { bilingual, z } from '../kernel/shape.ts'
import {
  type Answers,
  askedTwice,
  checkAnswers,
  code,
  name,
  questionnaire,
  type ReplySection,
  replySection,
  unique,
} from './rules.ts'

export const packVersion = z
  .string()
  .regex(/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/, 'A version like 1.0.0')
  .meta({
    description: 'Semantic version; a change to published content needs a new one.',
  })
export const packId = z.string().regex(/^[a-z][a-z0-9-]{1,63}$/, 'Lower-case letters, digits and hyphens')

/** `my-pack.showChart`: what a pack brings is named after the pack, so that no two packs mean different things by one name. */
const ownId = z
  .string()
  .max(128)
  .regex(/^[a-z][a-z0-9-]*(\.[a-zA-Z][a-zA-Z0-9-]*)+$/, "The pack's own id, a dot and a name, like my-pack.showChart")
const anyId = z
  .string()
  .max(128)
  .regex(/^-?[a-z][a-zA-Z0-9-]*(\.[a-zA-Z][a-zA-Z0-9-]*)+$/, 'A command like viewer.zoomIn')
const when = z.string().max(500).meta({ description: 'A condition, such as caseOpen && casePack == my-pack.' })
const argument = z.union([z.string().max(500), z.number(), z.boolean()])
const arguments_ = z.array(argument).max(10)

const disposition = z.strictObject({ code, label: bilingual(), key: z.string().length(1).optional() })
/** What a template answers of the reply's own questions. */
const templateAnswers = z
  .record(name, z.union([z.string().min(1).max(200), z.number(), z.array(code).max(60), bilingual(4000)]))
  .meta({ description: "Answers to the reply's own questions, by their ids; to a free text in both languages." })
const replyTemplate = z.strictObject({
  id: name,
  title: bilingual(),
  description: bilingual(5000),
  diagnosis: z.strictObject({ text: bilingual(), code: z.string().max(20).optional() }),
  certainty: z.enum(['certain', 'probable', 'possible', 'cannot_tell']),
  disposition: code,
  textToGp: bilingual(5000),
  textToPatient: bilingual(5000).optional(),
  treatment: bilingual(4000)
    .optional()
    .meta({ description: 'One line a drug: name, strength, where, how often, how long.' }),
  teachingPoint: bilingual(2000).optional().meta({ description: 'What the GP can take to the next case.' }),
  answers: templateAnswers.optional(),
})

const command = z.strictObject({
  command: ownId,
  title: bilingual(),
  category: bilingual().optional(),
  synonyms: z.array(z.string().min(1).max(60)).max(20).optional(),
  enablement: when.optional(),
  runs: anyId
    .optional()
    .meta({ description: "Another command that this one runs. Without it the pack's code runs it." }),
  args: arguments_.optional(),
})
const keybinding = z.strictObject({
  command: anyId,
  key: z.string().min(1).max(60).meta({ description: 'F1, Shift+J, Ctrl+Enter, or a chord: Ctrl+K Ctrl+B.' }),
  mac: z.string().min(1).max(60).optional(),
  win: z.string().min(1).max(60).optional(),
  linux: z.string().min(1).max(60).optional(),
  when: when.optional(),
  args: arguments_.optional(),
})
const menuItem = z.strictObject({
  command: anyId,
  when: when.optional(),
  group: z.string().max(60).optional(),
  alt: anyId.optional(),
})
/** Where a pack may put commands. */
export const menuLocations = [
  'commandPalette',
  'viewer/toolbar',
  'viewer/context',
  'worklist/item',
  'worklist/title',
  'reply/toolbar',
] as const
const menus = z.partialRecord(z.enum(menuLocations), z.array(menuItem).max(50))
const view = z.strictObject({
  id: ownId,
  name: bilingual(),
  when: when.optional(),
  element: z
    .string()
    .regex(/^(?!lys-)[a-z][a-z0-9]*(-[a-z0-9]+)+$/, 'A tag with a hyphen that does not begin with lys-')
    .optional(),
})
const container = z.strictObject({ id: ownId, title: bilingual(), location: z.enum(['side', 'reply']) })
const welcome = z
  .strictObject({ view: ownId, contents: bilingual(5000), when: when.optional() })
  .meta({ description: 'What an empty view says. A line [Label](command:some.id) is a button.' })
const settingBase = {
  description: bilingual(),
  order: z.number().optional(),
  deprecationMessage: bilingual().optional(),
}
const setting = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('boolean'), default: z.boolean(), ...settingBase }),
  z.strictObject({
    type: z.literal('string'),
    default: z.string().max(500),
    enum: z.array(z.string().max(500)).min(1).max(50).optional(),
    enumDescriptions: z.array(bilingual()).max(50).optional(),
    maxLength: z.number().int().min(1).max(500).optional(),
    ...settingBase,
  }),
  z.strictObject({
    type: z.enum(['number', 'integer']),
    default: z.number(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    ...settingBase,
  }),
])
const configuration = z.strictObject({
  title: bilingual(),
  properties: z.record(ownId, setting).refine((all) => Object.keys(all).length <= 100, 'At most 100 settings'),
})
const statusItem = z.strictObject({
  id: ownId,
  text: bilingual(),
  tooltip: bilingual().optional(),
  command: anyId.optional(),
  when: when.optional(),
  alignment: z.enum(['start', 'end']),
  priority: z.number().optional(),
})
const walkthrough = z.strictObject({
  id: ownId,
  title: bilingual(),
  description: bilingual(1000),
  when: when.optional(),
  steps: z
    .array(
      z.strictObject({
        id: name,
        title: bilingual(),
        description: bilingual(2000),
        command: anyId.optional(),
        completesOn: z
          .string()
          .max(500)
          .regex(/^(onCommand|onContext):./, 'onCommand: and a command, or onContext: and a condition')
          .optional(),
      }),
    )
    .min(1)
    .max(20),
})
/** A drawing whose regions can be chosen: paths in the words of SVG, each with the code of a choice. */
const diagram = z.strictObject({
  id: name,
  title: bilingual(),
  pages: z
    .array(
      z.strictObject({
        id: name,
        label: bilingual(),
        width: z.number().positive().max(10_000),
        height: z.number().positive().max(10_000),
        outline: z.array(path()).max(50).optional().meta({ description: 'Lines that are only seen.' }),
        regions: z
          .array(
            z.strictObject({
              code,
              path: path(),
              also: z.record(name, code).optional().meta({
                description:
                  'Answers to other questions that a tap here gives too, by their ids, as in { "side": "left" }; the patient\'s left.',
              }),
            }),
          )
          .max(100),
      }),
    )
    .min(1)
    .max(6),
})
function path() {
  return z
    .string()
    .max(4000)
    .regex(/^[MLHVCSQTAZmlhvcsqtaz0-9 ,.\-\n]+$/, 'The d of an SVG path')
}
const hangingProtocol = z
  .strictObject({
    questionnaire: name,
    columns: z
      .array(z.strictObject({ views: z.array(code).min(1).max(10), width: z.number().int().min(1).max(4) }))
      .min(1)
      .max(6),
  })
  .meta({
    description: 'How photographs hang: from left to right, the first of these views that is there; widths are parts.',
  })

const contributions = {
  questionnaires: z
    .array(questionnaire)
    .max(50)
    .refine(
      unique((q: { id: string }) => q.id),
      'Two questionnaires have one id',
    )
    .default([]),
  dispositions: z.array(disposition).max(30).default([]),
  replyTemplates: z
    .array(replyTemplate)
    .max(100)
    .refine(
      unique((t: { id: string }) => t.id),
      'Two reply templates have one id',
    )
    .default([]),
  replySections: z
    .array(replySection)
    .max(20)
    .refine(
      unique((one: { id: string }) => one.id),
      'Two reply sections have one id',
    )
    .optional(),
  diagrams: z.array(diagram).max(10).optional(),
  hangingProtocols: z.array(hangingProtocol).max(50).optional(),
  commands: z
    .array(command)
    .max(500, 'At most 500 commands: nobody finds one among more')
    .refine(
      unique((c: { command: string }) => c.command),
      'Two commands have one id',
    )
    .optional(),
  keybindings: z.array(keybinding).max(200).optional(),
  menus: menus.optional(),
  viewsContainers: z.array(container).max(10).optional(),
  views: z
    .record(z.string().max(128), z.array(view).max(20))
    .optional()
    .meta({ description: 'By container: side, reply, or one of the pack.' }),
  viewsWelcome: z.array(welcome).max(40).optional(),
  configuration: configuration.optional(),
  statusItems: z.array(statusItem).max(20).optional(),
  walkthroughs: z.array(walkthrough).max(10).optional(),
}
/** The points at which a pack may add something. */
export const contributionPoints = Object.keys(contributions)

const codeName = /^sha256-[0-9a-f]{64}$/
/** What the code of a pack is stored under: `sha256-` and the digest in hexadecimal digits, as `sha256sum` prints it. */
export const packCode = z.string().regex(codeName, 'sha256- and 64 hexadecimal digits')

/** Areas of the screen's own commands, settings and keys: what a pack of such a name brings would be taken for ours. */
const areas = [
  'case',
  'cases',
  'config',
  'help',
  'image',
  'keys',
  'lys',
  'lysbord',
  'pack',
  'panes',
  'reading',
  'reply',
]
const ours: ReadonlySet<string> = new Set([...areas, 'side', 'unit', 'viewer', 'worklist'])

/**
 * What a specialty asks for, how it likes to answer, and what it adds to the screens. Data alone is interpreted, never
 * run; `main` names code. In a folder `main` is the file, published it is the file's SHA-256.
 */
export const pack = z
  .strictObject({
    $schema: z.string().optional(),
    id: packId,
    version: packVersion,
    engines: z
      .strictObject({ lysbord: z.string().max(50) })
      .meta({ description: 'Which Lysbord the pack was written for: >=0.1.0, ^1.2.0, 1.2.3 or *.' }),
    title: bilingual(),
    contributes: z.strictObject(contributions, {
      error: (issue) =>
        issue.code === 'unrecognized_keys'
          ? `There is no contribution point ${issue.keys?.join(', ')}. There are: ${contributionPoints.join(', ')}`
          : undefined,
    }),
    main: z
      .string()
      .regex(/^(sha256-[0-9a-f]{64}|\.\/[\w./-]{1,200}\.js)$/, 'A file like ./index.js, or sha256- and its digest')
      .optional(),
    extensionDependencies: z.array(packId).max(20).optional(),
    l10n: z
      .partialRecord(z.enum(['en', 'nb', 'nn', 'se']), z.record(z.string().max(200), z.string().max(2000)))
      .optional(),
  })
  .superRefine(({ id, contributes, main, extensionDependencies = [] }, c) => {
    const own = `${id}.`
    const wrong = (path: PropertyKey[], message: string) => c.addIssue({ code: 'custom', path, message })
    const mine = (path: PropertyKey[], given: string) => {
      if (!given.startsWith(own)) wrong(path, `Begins with ${own}`)
    }
    const { commands = [], viewsContainers = [], views = {}, viewsWelcome = [], diagrams = [] } = contributes
    if (ours.has(id)) wrong(['id'], `Lysbord's own commands begin with ${own} Call the pack something else`)
    commands.forEach(({ command, runs }, index) => {
      mine(['contributes', 'commands', index, 'command'], command)
      if (!runs && !main) wrong(['contributes', 'commands', index, 'runs'], 'Without code, name the command it runs')
    })
    viewsContainers.forEach((one, index) => void mine(['contributes', 'viewsContainers', index, 'id'], one.id))
    for (const [where, list] of Object.entries(views)) {
      const isThere = where === 'side' || where === 'reply' || viewsContainers.some((one) => one.id === where)
      if (!isThere) wrong(['contributes', 'views', where], 'There is no such container')
      list.forEach((one, index) => {
        mine(['contributes', 'views', where, index, 'id'], one.id)
        if (one.element && !one.element.startsWith(`${id}-`))
          wrong(['contributes', 'views', where, index, 'element'], `Begins with ${id}-`)
        const says = one.element || viewsWelcome.some(({ view: of }) => of === one.id)
        if (!says) wrong(['contributes', 'views', where, index], 'Give it an element, or contents under viewsWelcome')
      })
    }
    for (const key of Object.keys(contributes.configuration?.properties ?? {}))
      mine(['contributes', 'configuration', 'properties', key], key)
    contributes.statusItems?.forEach((one, index) => void mine(['contributes', 'statusItems', index, 'id'], one.id))
    contributes.walkthroughs?.forEach((one, index) => void mine(['contributes', 'walkthroughs', index, 'id'], one.id))
    contributes.hangingProtocols?.forEach((one, index) => {
      if (!contributes.questionnaires.some((q) => q.id === one.questionnaire))
        wrong(['contributes', 'hangingProtocols', index, 'questionnaire'], 'The pack has no such questionnaire')
    })
    const { questionnaires, replyTemplates, replySections = [] } = contributes
    for (const [point, list] of [
      ['questionnaires', questionnaires] as const,
      ['replySections', replySections] as const,
    ])
      list.forEach(({ asks }, index) => {
        asks.forEach((ask, at) => {
          if (!('diagram' in ask) || !ask.diagram || ask.diagram === 'body') return
          if (!diagrams.some((one) => one.id === ask.diagram))
            wrong(['contributes', point, index, 'asks', at, 'diagram'], 'The pack has no such diagram')
        })
      })
    replySections.forEach((section, index) => {
      section.questionnaires?.forEach((of, at) => {
        if (!questionnaires.some((q) => q.id === of))
          wrong(['contributes', 'replySections', index, 'questionnaires', at], 'The pack has no such questionnaire')
      })
    })
    for (const [index, at] of askedTwice(replySections))
      wrong(['contributes', 'replySections', index, 'asks', at, 'id'], 'Two questions of the reply have one id')
    replyTemplates.forEach(({ answers = {} }, index) => {
      for (const [id, message] of misanswered(answers, replySections))
        wrong(['contributes', 'replyTemplates', index, 'answers', id], message)
    })
    if (extensionDependencies.includes(id)) wrong(['extensionDependencies'], 'A pack cannot depend on itself')
  })
export type Pack = z.infer<typeof pack>

/** What a template answers and nobody asks, or not so. */
function misanswered(
  answers: z.infer<typeof templateAnswers>,
  sections: readonly ReplySection[],
): readonly [string, string][] {
  const asks = sections.flatMap((one) => one.asks)
  const given = Object.entries(answers)
  const inOneLanguage = given
    .filter(([id, answer]) => typeof answer !== 'object' && asks.some((a) => a.id === id && a.type === 'text'))
    .map(([id]) => [id, 'Say it in English and in Norwegian'] as [string, string])
  const faults = (['en', 'nb'] as const).flatMap((spoken) => {
    const said: Answers = Object.fromEntries(
      given.map(([id, answer]) => [id, typeof answer === 'object' && 'en' in answer ? answer[spoken] : answer]),
    )
    return checkAnswers(
      asks.map((a) => ({ ...a, when: undefined })),
      said,
      false,
    )
  })
  const wrong = faults.map(({ path, message }) => [path.slice('/answers/'.length), message] as const)
  return [...new Map([...wrong, ...inOneLanguage])]
}
