import type { TestProject } from 'vitest/node'
import { startImaging } from '../../api/adapters/imaging.child.ts'

declare module 'vitest' {
  interface ProvidedContext {
    readonly imagingUrl: string
  }
}

/** One imaging process for the clinics of all test files: it keeps nothing from one picture to the next. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const imaging = await startImaging()
  project.provide('imagingUrl', await imaging.base())
  return () => imaging.close()
}
