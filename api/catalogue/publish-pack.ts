import { and, eq } from 'drizzle-orm'
import { needsOwnPage } from '../access/needs-own-page.ts'
import { decide } from '../kernel/decide.ts'
import { Problem } from '../kernel/problem.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import type { PackCheck } from './contract.ts'
import type { Pack } from './manifest.ts'
import { presentSummary } from './present.ts'
import { type Ask, type Questionnaire, replyAsks } from './rules.ts'
import { packCodes, packs } from './table.ts'

const one = (id: string, version: string) => and(eq(packs.id, id), eq(packs.version, version))

/** Publishes a version once; the same again is harmless. Throws access.denied, pack.invalid, and pack.version-exists for other content. */
export async function publishPack(scope: Scope, id: string, version: string, content: Pack) {
  if (scope.actor.personId !== 'system') needsOwnPage(scope, 'coordinator')
  if (content.id !== id || content.version !== version)
    throw new Problem(
      'pack.invalid',
      `The pack calls itself ${content.id} ${content.version}, the address says otherwise.`,
      {
        fields: [{ path: content.id === id ? '/version' : '/id', message: 'Differs from the address' }],
      },
    )
  const shows = () => presentSummary(content, scope.deps.settings.trustedCode)
  const published = await publishedAs(scope, content)
  if (published === 'the same') return { answer: shows(), repeated: true }
  if (published === 'other content')
    throw new Problem('pack.version-exists', `${id} ${version} is published already. Give your change a new version.`)
  await needsCode(scope, content)
  const name = `pack/${id}/${version}`
  return decide(
    scope,
    { command: name, name: 'pack.published', subject: name, body: content },
    async (at) => ({
      facts: { pack: id, version },
      rows: [scope.insert(packs, { id, version, content, publishedBy: scope.actor.personId, publishedAt: at })],
    }),
    async () => shows(),
  )
}

/** Whether this version is published, and with the same content. */
export async function publishedAs(scope: Scope, content: Pack): Promise<PackCheck['published']> {
  const stored = await scope.first(packs, one(content.id, content.version))
  if (!stored) return 'not yet'
  return JSON.stringify(stored.content) === JSON.stringify(content) ? 'the same' : 'other content'
}

/** What a folder calls `./index.js` is published under its hash, and stored before. */
async function needsCode(scope: Scope, { main }: Pack): Promise<void> {
  if (!main || (await scope.first(packCodes, eq(packCodes.hash, main)))) return
  throw new Problem('pack.invalid', 'Store the code first and name it by its SHA-256; the page for packs does both.', {
    fields: [{ path: '/main', message: main.startsWith('./') ? 'Still names a file' : 'Not stored' }],
  })
}

/** One pack version, whole. */
export async function readPack(scope: Scope, id: string, version: string): Promise<Pack> {
  const row = await scope.first(packs, one(id, version))
  if (!row) throw nothingHere()
  return row.content
}

/** The exact questionnaire a referral answered. Throws questionnaire.unknown. */
export async function findQuestionnaire(
  scope: Scope,
  name: { pack: string; version: string; id: string },
): Promise<Questionnaire> {
  const row = await scope.first(packs, one(name.pack, name.version))
  const found = row?.content.contributes.questionnaires.find((q) => q.id === name.id)
  if (!found)
    throw new Problem(
      'questionnaire.unknown',
      `There is no questionnaire ${name.id} in ${name.pack} ${name.version}.`,
      {
        fields: [{ path: '/questionnaire', message: 'Not published' }],
      },
    )
  return found
}

/** What the pack of a referral asks in its reply; nothing where it has no such sections. */
export async function findReplyAsks(
  scope: Scope,
  { pack, version, id }: { pack: string; version: string; id: string },
): Promise<readonly Ask[]> {
  const row = await scope.first(packs, one(pack, version))
  return replyAsks(row?.content.contributes.replySections, id)
}
