import { LysCaseFacts } from '../case-facts/case-facts.ts'
import { LysLetter } from '../letter/letter.ts'
import { LysPhotoList } from '../photo-list/photo-list.ts'
import { defineLater } from '../shared/define.ts'
import { bringLater } from './later.ts'

bringLater()
// Only for who looks closely.
defineLater('lys-viewer', async () => (await import('../viewer/viewer.ts')).LysViewer)

/** What a letter is shown with. */
export const elements = [LysLetter, LysPhotoList, LysCaseFacts] as const
