import { LysOfficeMonths } from '../office-months/office-months.ts'
import { LysOfficeStart } from '../office-start/office-start.ts'
import { LysWalkthrough } from '../walkthrough/walkthrough.ts'

/** An office's first day and its months, after what is read every day. */
export const firstDayParts = [LysOfficeStart, LysWalkthrough, LysOfficeMonths]
