import { and, isNull, sql } from 'drizzle-orm'
import { strToU8, zipSync } from 'fflate'
import { base64url } from 'jose'
import { pseudonyms } from '../adoption/pseudonyms.ts'
import { officeDays } from '../adoption/table.ts'
import { bytes, hex } from '../kernel/octets.ts'
import { Problem } from '../kernel/problem.ts'
import { needsRole, oneOf, type Scope } from '../kernel/scope.ts'
import { mark } from '../kernel/seal.ts'
import { iso } from '../kernel/shape.ts'
import type { NewExport } from './contract-interviews.ts'
import { allCodes } from './define-code.ts'
import { drawTies } from './draw-ties.ts'
import { type Interview, namesOf } from './find-interview.ts'
import { findTraces } from './find-traces.ts'
import { lettersOfCoders } from './list-quotes.ts'
import { codings, interviews } from './table.ts'
import { type QdaProject, writeCodebook, writeProject } from './write-qda.ts'

const notice = (offices: number): string =>
  `Offices and coders carry pseudonyms; no patient is in here. Only texts whose leave covers handing on are contained. ` +
  `With ${offices === 1 ? 'one office' : `${offices} offices`} a reader who knows the region can tell from what is said who ` +
  `said it: eight offices are few. Keep this file as you keep the interviews themselves.`

/**
 * A file for other programs. Texts go out only where the leave covers it, under pseudonyms, and only once the asker has said
 * that she knows how easily a few offices are told apart; each is recorded as a look. Throws request.invalid,
 * consent.missing, access.denied.
 */
export async function exportInterviews(scope: Scope, { format, knowsThatQuotesReidentify }: NewExport) {
  needsRole(scope, 'coordinator', 'researcher')
  const guid = guidsOf(scope)
  const codes = await Promise.all(
    (await allCodes(scope)).map(async ({ id, parentId, name, note }) => ({
      id: await guid(id),
      parent: parentId && (await guid(parentId)),
      name,
      note,
    })),
  )
  if (format === 'qdc') {
    await scope.looked('export-codes', scope.actor.tenantId)
    return bytes(writeCodebook(codes))
  }
  if (!knowsThatQuotesReidentify)
    throw new Problem('request.invalid', 'Say first that you know it: a few offices can be told by what is said.', {
      fields: [{ path: '/knowsThatQuotesReidentify', message: 'A few offices can be told by what is said in them' }],
    })
  const shared = await toBeShared(scope)
  // The file says of each office whether it has used it.
  await scope.looked('export-interviews', [scope.actor.tenantId, ...shared.map(({ id }) => id)])
  const project = await projectOf(scope, shared, codes, guid)
  const files = shared.map(({ text }, i) => [`sources/${project.texts[i]!.file}.txt`, strToU8(text)] as const)
  // The same content gives the same bytes: no clock stands in the archive.
  return zipSync(
    { 'project.qde': strToU8(writeProject(project)), ...Object.fromEntries(files) },
    { level: 6, mtime: '1980-01-01T00:00:00' },
  ) as Uint8Array<ArrayBuffer>
}

/** Throws consent.missing where no leave covers handing on, request.invalid where a text tells who somebody is. */
async function toBeShared(scope: Scope): Promise<Interview[]> {
  const rows = await scope.find(interviews, isNull(interviews.withdrawnAt), { orderBy: [interviews.id] })
  const shared = rows.filter(({ consent }) => consent.mayShare)
  if (shared.length === 0)
    throw new Problem('consent.missing', 'Nobody gave leave to hand on what she told, so there is nothing to export.')
  for (const { id, officeId, text, title, role } of shared) {
    // Somebody may have come to the office, or been entered there, since the text was stored.
    const names = await namesOf(scope, officeId)
    if ([text, title, role].some((words) => findTraces(words, names).length > 0))
      throw new Problem('request.invalid', 'A text names somebody of its office. Withdraw it, and store it without.', {
        fields: [{ path: '/interviews', message: `${id} names somebody who works there` }],
      })
  }
  return shared
}

/** Ids of ours as GUIDs: always the same ones, and nobody can go back from them. */
const guidsOf =
  ({ actor, deps }: Scope) =>
  async (id: string): Promise<string> => {
    const code = await mark([actor.tenantId, id], deps.settings.secret, 'guid')
    const all = hex(base64url.decode(code))
    return `${all.slice(0, 8)}-${all.slice(8, 12)}-4${all.slice(13, 16)}-a${all.slice(17, 20)}-${all.slice(20, 32)}`
  }

async function projectOf(
  scope: Scope,
  shared: readonly Interview[],
  codes: QdaProject['codes'],
  guid: (id: string) => Promise<string>,
): Promise<QdaProject> {
  const names = await pseudonyms(scope)
  const letters = await lettersOfCoders(scope)
  const ids = oneOf(
    codings.interviewId,
    shared.map(({ id }) => id),
  )
  const marks = await scope.find(codings, and(ids, isNull(codings.removedAt)), {
    orderBy: [codings.begins, codings.id],
  })
  const officeIds = [...new Set(shared.map(({ officeId }) => officeId))]
  const sent = sql`${oneOf(officeDays.officeId, officeIds)} and ${officeDays.cases} > 0`
  const users = await scope.gather(officeDays, { officeId: sql`${officeDays.officeId}` }, {}, sent)
  const used = new Set(users.map(({ officeId }) => officeId))
  const coders = [...new Set<string>([scope.actor.personId, ...[...shared, ...marks].map(({ madeBy }) => madeBy)])]
  const texts = shared.map(async (row) => ({
    id: await guid(row.id),
    file: await guid(`${row.id} text`),
    name: `${names.of(row.officeId)}, ${row.title}`,
    role: row.role,
    mayQuote: row.consent.mayQuote,
    at: iso(row.madeAt),
    by: await guid(row.madeBy),
    passages: await Promise.all(
      marks
        .filter(({ interviewId }) => interviewId === row.id)
        .map(async ({ id, codeId, begins, ends, madeBy, madeAt }) => ({
          id: await guid(`${id} passage`),
          coding: await guid(id),
          code: await guid(codeId),
          by: await guid(madeBy),
          at: iso(madeAt),
          begins,
          ends,
        })),
    ),
  }))
  return {
    name: 'Adoption',
    at: iso(scope.deps.clock.now()),
    notice: notice(officeIds.length),
    creator: await guid(scope.actor.personId),
    coders: await Promise.all(
      coders.map(async (id) => ({ id: await guid(id), name: `Coder ${letters.get(id) ?? '–'}` })),
    ),
    codes,
    offices: await Promise.all(
      officeIds.map(async (id) => ({
        id: await guid(id),
        name: names.of(id),
        hasUsedIt: used.has(id),
        texts: await Promise.all(shared.filter((row) => row.officeId === id).map((row) => guid(row.id))),
      })),
    ),
    texts: await Promise.all(texts),
    networks: await drawTies(scope, new Set(marks.map(({ id }) => id)), names, guid),
  }
}
