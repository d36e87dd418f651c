import { html } from 'lit'
import { ClientProblem, type Passkey } from '../client.ts'
import { define } from '../shared/define.ts'
import { LysPasskeys, type PasskeysClient } from './passkeys.ts'

define(LysPasskeys)

export const aPasskey = (own: Partial<Passkey> = {}): Passkey => ({
  id: 'pky_1',
  name: 'Telefonen min',
  registeredAt: '2026-10-05T08:00:00.000Z',
  lastUsedAt: null,
  ...own,
})

/** Passkeys from here: nothing is asked of a server, and whoever would change them signed in too long ago. */
export function passkeysOf(items: readonly Passkey[]): PasskeysClient {
  const tooOld = () => Promise.reject(new ClientProblem({ code: 'session.stale' }))
  return {
    listPasskeys: async () => ({ items: [...items] }),
    preparePasskey: tooOld,
    registerPasskey: tooOld,
    removePasskey: tooOld,
  }
}

const two = [aPasskey({ lastUsedAt: '2026-11-20T07:40:00.000Z' }), aPasskey({ id: 'pky_2', name: 'Kontorets nøkkel' })]

export const title = 'Passkeys'

export const demos = {
  Folded: () => html`<lys-passkeys .client=${passkeysOf(two)}></lys-passkeys>`,
  Two: () => html`<lys-passkeys open .client=${passkeysOf(two)}></lys-passkeys>`,
  None: () => html`<lys-passkeys open .client=${passkeysOf([])}></lys-passkeys>`,
}
