import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { ClientProblem } from '../client.ts'
import { define } from '../shared/define.ts'
import { aPasskey, passkeysOf } from './passkeys.demo.ts'
import { LysPasskeys, type PasskeysClient } from './passkeys.ts'

define(LysPasskeys)
afterEach(() => document.body.replaceChildren())

function opens(client: PasskeysClient) {
  const element = Object.assign(document.createElement('lys-passkeys'), { client, open: true })
  document.body.append(element)
  return element
}

test('who signed in too long ago is led to sign in once more, and what she typed goes along', async () => {
  const element = opens(passkeysOf([]))
  const kept: string[] = []
  element.addEventListener('lys-passkey-sign-in', ({ name }) => kept.push(name))
  await page.getByLabelText('What the new passkey is called').fill('Legevakten')
  await page.getByRole('button', { name: 'Register a passkey' }).click()
  await expect.element(page.getByRole('alert')).toMatchTextContent(/within the last five minutes/)
  await page.getByRole('button', { name: 'Sign in once more' }).click()
  expect(kept).toEqual(['Legevakten'])
})

test('a list that does not come can be asked for again', async () => {
  let connected = false
  const offline = () => Promise.reject(new ClientProblem({ code: 'offline' }))
  const whole = passkeysOf([aPasskey()])
  opens({ ...whole, listPasskeys: () => (connected ? whole.listPasskeys() : offline()) })
  await expect.element(page.getByRole('alert')).toMatchTextContent(/No answer came/)
  connected = true
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.element(page.getByText('Telefonen min')).toBeVisible()
})

test('a passkey is removed after a question that names it, and stays when the removing fails', async () => {
  const asked: string[] = []
  const whole = passkeysOf([aPasskey(), aPasskey({ id: 'pky_2', name: 'Kontorets nøkkel' })])
  const removePasskey: PasskeysClient['removePasskey'] = (id, deed) => {
    asked.push(id)
    return whole.removePasskey(id, deed)
  }
  opens({ ...whole, removePasskey })
  await page.getByRole('button', { name: 'Remove Kontorets nøkkel' }).click()
  await page.getByRole('button', { name: 'Keep it' }).click()
  expect(asked).toEqual([])
  await page.getByRole('button', { name: 'Remove Kontorets nøkkel' }).click()
  const dialog = page.getByRole('dialog', { name: 'Remove this passkey?' })
  await expect.element(dialog).toMatchTextContent(/Kontorets nøkkel/)
  await dialog.getByRole('button', { name: 'Remove' }).click()
  await expect.element(page.getByRole('alert')).toBeVisible()
  expect(asked).toEqual(['pky_2'])
  await expect.element(page.getByText('Kontorets nøkkel')).toBeVisible()
})
