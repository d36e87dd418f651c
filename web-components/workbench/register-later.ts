import { type Disposable, together } from './commands.ts'
import { type Comparisons, registerCompare } from './compare-commands.ts'
import { type Grading, registerGrading } from './grading.ts'
import type { Reckoned } from './nearest-deadline.ts'
import { registerReadingStatus } from './reading-status.ts'
import type { Registries } from './registries.ts'
import { registerImageFacts } from './show-image-facts.ts'
import { registerViewer, type ViewerDeeds } from './viewer-commands.ts'

/** What the reading screen can do that comes behind the list. */
export function registerLater(
  registries: Registries,
  reading: () => Reckoned & { readonly viewer: ViewerDeeds | undefined },
  compared: Comparisons,
  marks: Parameters<typeof registerImageFacts>[1],
  grading: Pick<Grading, 'grade' | 'undo' | 'mayGrade' | 'mayUndo'>,
): Disposable {
  return together(
    registerViewer(registries, reading),
    registerReadingStatus(registries, reading),
    registerCompare(registries, compared),
    registerGrading(registries, grading),
    registerImageFacts(registries, marks),
  )
}
