import { afterEach, beforeAll, expect, test } from 'vitest'
import { EmbedFailedEvent, EmbedReadyEvent } from '../embed/embed.events.ts'
import { define } from '../shared/define.ts'
import { LysPortalGuide } from './portal-guide.ts'

beforeAll(() => define(LysPortalGuide))
afterEach(() => document.body.replaceChildren())

test('what the running screen tells stands in the log, the newest first, and only that', async () => {
  const guide = document.createElement('lys-portal-guide')
  const inner = document.createElement('div')
  guide.append(inner)
  document.body.append(guide)
  await guide.updateComplete
  expect(guide.renderRoot.querySelector('table')).toBeNull()
  inner.dispatchEvent(new EmbedReadyEvent())
  inner.dispatchEvent(new EmbedFailedEvent('connect-src https://lysbord.example'))
  inner.dispatchEvent(new Event('something-of-the-host', { bubbles: true }))
  await guide.updateComplete
  const rows = [...guide.renderRoot.querySelectorAll('tbody tr')].map((row) => row.textContent?.trim())
  expect(rows).toHaveLength(2)
  expect(rows[0]).toContain('connect-src https://lysbord.example')
})
