import { afterEach } from 'vitest'
import { setLanguage } from '../../web-components/shared/i18n.ts'

// All test files of the browser share one page: none leaves its language to the next.
afterEach(async () => {
  document.documentElement.lang = ''
  await setLanguage('en')
})
