import type { DemoModule } from './demo.ts'

/** Every demo, loaded when the gallery opens. A test fails when one is missing here. */
export const demoModules: Readonly<Record<string, () => Promise<DemoModule>>> = {
  'shared/controls': () => import('../shared/controls.demo.ts'),
  'desk/desk': () => import('../desk/desk.demo.ts'),
  'letter/letter': () => import('../letter/letter.demo.ts'),
  'letter-link/letter-link': () => import('../letter-link/letter-link.demo.ts'),
  'photo-list/photo-list': () => import('../photo-list/photo-list.demo.ts'),
  'referral-form/referral-form': () => import('../referral-form/referral-form.demo.ts'),
  'reply-form/reply-form': () => import('../reply-form/reply-form.demo.ts'),
  'viewer/viewer': () => import('../viewer/viewer.demo.ts'),
  'welcome/welcome': () => import('../welcome/welcome.demo.ts'),
  'worklist/worklist': () => import('../worklist/worklist.demo.ts'),
}
