import type { DemoModule } from './demo.ts'

/** Every demo, loaded when it is looked at. A test fails when one is missing here. */
export const demoModules: Readonly<Record<string, () => Promise<DemoModule>>> = {
  'shared/controls': () => import('../shared/controls.demo.ts'),
  'viewer/viewer': () => import('../viewer/viewer.demo.ts'),
}
