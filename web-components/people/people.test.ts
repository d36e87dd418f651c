import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ClientProblem } from '../client.ts'
import { define } from '../shared/define.ts'
import { sampleHospital } from './people.demo.ts'
import { LysPeople, type PeopleClient } from './people.ts'

define(LysPeople)
afterEach(() => document.body.replaceChildren())

function opens(own: Partial<PeopleClient> = {}): LysPeople {
  const element = Object.assign(document.createElement('lys-people'), { client: sampleHospital(own) })
  document.body.append(element)
  return element
}

test('who may not see it is shown nothing, not even a heading', async () => {
  const element = opens({ listPeople: () => Promise.reject(new ClientProblem({ code: 'access.denied' })) })
  await expect.poll(() => element.shadowRoot?.querySelector('section')).toBeNull()
})

test('a person is switched off with the keyboard after her name was read, and is undone where it was made', async () => {
  const deeds: string[] = []
  const lost: string[] = []
  const hospital = sampleHospital()
  opens({
    disablePerson: async (id, deed) => {
      deeds.push(`${id} ${deed}`)
      if (deeds.length > 1) return hospital.disablePerson(id, deed)
      lost.push(deed)
      throw new ClientProblem({ code: 'offline' })
    },
  })
  await page.getByRole('searchbox').fill('9000010')
  await page.getByRole('button', { name: 'Switch off Lege Aa…' }).click()
  const question = page.getByRole('dialog', { name: 'Switch off Lege Aa?' })
  await expect.element(question).toBeVisible()
  await userEvent.keyboard('{Escape}')
  expect(deeds).toEqual([])

  await page.getByRole('button', { name: 'Switch off Lege Aa…' }).click()
  const yes = question.getByRole('button', { name: 'Switch off' })
  ;(yes.element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(question.getByRole('alert')).toBeVisible()
  await yes.click()
  await expect.element(page.getByText('Lege Aa is switched off.')).toBeVisible()
  // What was sent again after a lost answer was the same deed.
  expect(new Set(deeds).size).toBe(1)

  await page.getByRole('searchbox').fill('')
  await page.getByRole('button', { name: 'Switch on Lege Aa…' }).click()
  await page.getByRole('button', { name: 'Switch on', exact: true }).click()
  await expect.element(page.getByText(/can sign in again/)).toBeVisible()
  const again = page.getByRole('button', { name: 'Switch off Lege Aa…' })
  await expect.poll(() => again.element().matches(':focus')).toBe(true)
})

test('an office leads to its own page, also before it is connected', async () => {
  opens()
  await page.getByRole('searchbox').fill('vidde')
  await expect
    .element(page.getByRole('link', { name: 'Legekontor Vidde' }))
    .toHaveAttribute('href', expect.stringMatching(/^#office=off_/))
  await page.getByRole('searchbox').fill('9000010')
  await expect.element(page.getByRole('button', { name: /^Switch off Lege Aa/ })).toBeVisible()
  await expect.element(page.getByRole('link')).not.toBeInTheDocument()
})

test('an office is closed by its name, and the question says what that means for replies on their way', async () => {
  opens()
  await page.getByRole('searchbox').fill('vidde lege')
  await page.getByRole('button', { name: 'Close Legekontor Vidde…' }).click()
  await expect.element(page.getByText(/replies that come now are read by nobody there/)).toBeVisible()
  await page.getByRole('button', { name: 'Close the office' }).click()
  await expect.element(page.getByText('Legekontor Vidde is closed.')).toBeVisible()
  await expect.element(page.getByText(/^Closed since/)).toBeVisible()
})
