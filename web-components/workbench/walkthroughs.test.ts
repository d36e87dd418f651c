import { afterEach, expect, test } from 'vitest'
import { Commands } from './commands.ts'
import { ContextKeys } from './context-keys.ts'
import { type Walkthrough, Walkthroughs } from './walkthroughs.ts'

afterEach(() => localStorage.clear())

const words = (text: string) => ({ en: text, nb: text })
const step = (id: string, more = {}) => ({ id, title: words(id), description: words(id), ...more })
const day: Walkthrough = {
  id: 'day',
  title: words('First day'),
  description: words('Four steps.'),
  steps: [
    step('open', { command: 'case.open' }),
    step('zoom', { command: 'viewer.focus', completesOn: 'onCommand:viewer.zoomIn' }),
    step('send', { completesOn: 'onContext:mayUndo && sent > 1' }),
    step('know'),
  ],
}

function begin() {
  const context = new ContextKeys()
  const commands = new Commands(context)
  let ready = true
  for (const id of ['case.open', 'viewer.zoomIn'])
    commands.register({ id, title: () => id, run: () => id, enabled: () => ready })
  const walkthroughs = new Walkthroughs(commands, context)
  const done = () => day.steps.filter(({ id }) => walkthroughs.isDone('day', id)).map(({ id }) => id)
  return { context, commands, walkthroughs, done, rest: () => (ready = false) }
}

test('a walkthrough that cannot be followed is refused with a sentence', () => {
  const { walkthroughs } = begin()
  const steps =
    (...of: Walkthrough['steps']) =>
    () =>
      walkthroughs.register({ ...day, steps: of })
  expect(steps(step('a', { completesOn: 'onClick:x' }))).toThrow('onCommand: or onContext: is expected')
  expect(steps(step('a', { completesOn: 'onContext:a ==' }))).toThrow('a value is expected')
  expect(steps(step('a'), step('a'))).toThrow('have one id')
  expect(() => walkthroughs.register({ ...day, when: '(' })).toThrow('cannot be read')
  walkthroughs.register(day)
  expect(() => walkthroughs.register(day)).toThrow('The walkthrough day is already there.')
})

test('a step ticks itself when its command has run or its condition holds, and stays so tomorrow', () => {
  const { context, commands, walkthroughs, done, rest } = begin()
  walkthroughs.register(day)
  commands.run('case.open')
  expect(done()).toEqual(['open'])
  context.set('mayUndo', true)
  expect(done()).toEqual(['open'])
  context.set('sent', 2)
  expect(done()).toEqual(['open', 'send'])
  // A command that rests does nothing, and teaches nothing.
  rest()
  commands.run('viewer.zoomIn')
  walkthroughs.mark('day', 'know', true)
  expect(done()).toEqual(['open', 'send', 'know'])
  walkthroughs.mark('day', 'know', false)

  const tomorrow = begin()
  tomorrow.walkthroughs.register(day)
  expect(tomorrow.done()).toEqual(['open', 'send'])
})

test('what was put away stays away, and can still be looked up', () => {
  const { walkthroughs } = begin()
  const registered = walkthroughs.register({ ...day, when: 'caseOpen' })
  expect([walkthroughs.all(), walkthroughs.get('day')?.id]).toEqual([[], 'day'])
  walkthroughs.putAway('day')
  registered.dispose()
  expect(walkthroughs.get('day')).toBeUndefined()
  expect(begin().walkthroughs.isAway('day')).toBe(true)
})
