import { LysCaseFacts } from '../case-facts/case-facts.ts'
import { LysLetter } from '../letter/letter.ts'
import { LysPhotoList } from '../photo-list/photo-list.ts'
import { bringLater } from './later.ts'

bringLater()

/** What a letter is shown with. */
export const elements = [LysLetter, LysPhotoList, LysCaseFacts] as const
