import { afterEach, expect, test } from 'vitest'
import { define } from '../shared/define.ts'
import { type DemoCase, demoCase } from '../shared/demo-clinic.ts'
import { LysPatientBanner } from './patient-banner.ts'

define(LysPatientBanner)
afterEach(() => document.body.replaceChildren())

async function reads(one: DemoCase) {
  const banner = document.createElement('lys-patient-banner')
  banner.case = demoCase(1, one)
  document.body.append(banner)
  await banner.updateComplete
  return banner.shadowRoot?.textContent?.replaceAll(/\s+/g, ' ').trim()
}

test('the deadline is said in words when it is near or past, and no more once the case is answered', async () => {
  expect(await reads({ daysLeft: -1 })).toMatch(/Day 11 of 10 1 working day late$/)
  expect(await reads({ daysLeft: 2 })).toMatch(/Day 8 of 10 2 working days left$/)
  expect(await reads({ daysLeft: 6 })).toMatch(/Day 4 of 10$/)
  expect(await reads({ daysLeft: 10 })).toMatch(/Received today$/)
  expect(await reads({ daysLeft: -1, status: 'replied' })).not.toMatch(/late/)
})

test('name, birth number, age, referrer, office and telephone stand together', async () => {
  expect(await reads({})).toMatch(/^Testpasient 1 158911 00112 43 F Fastlege 2, Legekontor 2, 77 11 22 33 7K3M-01/)
})
