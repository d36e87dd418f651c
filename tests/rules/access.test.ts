import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOwnSite, localPath } from '../../api/access/rules.ts'

test('after sign-in nobody is sent to another site, however the address is dressed up', () => {
  for (const path of [
    '//evil.example',
    '/.//evil.example',
    '/%2e//evil.example',
    '/a/..//evil.example',
    '\\\\evil.example',
    'https://evil.example',
    undefined,
    '',
  ])
    expect(localPath(path)).toBe('/')
  expect(localPath('/letters/let_1?x=2')).toBe('/letters/let_1?x=2')
  const parts = fc.array(fc.constantFrom('/', '.', '..', '%2e', '\\', 'evil.example', '@', ':', '\t', '?', '#'), {
    maxLength: 8,
  })
  fc.assert(
    fc.property(parts, (some) => {
      const url = new URL(localPath(`/${some.join('')}`), 'http://lysbord.example')
      expect(url.host).toBe('lysbord.example')
    }),
  )
})

test('what a foreign page made a browser send is told from what our page sends', () => {
  const base = 'https://lysbord.example'
  expect(isOwnSite('same-origin', base, base)).toBe(true)
  expect(isOwnSite(undefined, undefined, base)).toBe(true)
  expect(isOwnSite('cross-site', undefined, base)).toBe(false)
  expect(isOwnSite('same-site', undefined, base)).toBe(false)
  expect(isOwnSite('same-origin', 'https://lysbord.example.evil.example', base)).toBe(false)
})
