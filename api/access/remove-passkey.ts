import { and, eq, isNull } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { CommandId, Id } from '../kernel/ids.ts'
import type { Scope } from '../kernel/scope.ts'
import { needsFreshSignIn } from './needs-fresh-sign-in.ts'
import { presentPasskey } from './present.ts'
import { passkeyOf } from './read-passkeys.ts'
import { noteEnd } from './sign-out.ts'
import { passkeys, sessions } from './table.ts'

/**
 * Removes a passkey of the asker's: it opens nothing any more, and every session it opened ends, also that of the asker. Throws not-found, session.stale.
 */
export async function removePasskey(scope: Scope, id: Id<'pky'>, command: CommandId) {
  await passkeyOf(scope, id)
  needsFreshSignIn(scope, 'provider', 'passkey')
  return decide(
    scope,
    { command, name: 'passkey.removed', subject: id, body: {} },
    async (at) => {
      const opened = and(eq(sessions.passkeyId, id), isNull(sessions.endedAt))!
      const open = await scope.find(sessions, opened)
      return {
        facts: { person: scope.actor.personId, passkey: id },
        rows: [
          scope.update(passkeys, { removedAt: at }, eq(passkeys.id, id)),
          scope.update(sessions, { endedAt: at }, opened),
          ...(await Promise.all(open.map((session) => noteEnd(scope, session, 'passkey-removed')))),
        ],
      }
    },
    async () => presentPasskey(await passkeyOf(scope, id)),
  )
}
