import type { ImageGrade } from '../client.ts'
import { msg } from '../shared/i18n.ts'
import { problemText } from '../shared/problems.ts'
import type { CaseMarks } from './case-marks.ts'
import { type Disposable, together } from './commands.ts'
import { gradeWords, type Reason, reasons } from './grade-words.ts'
import type { OpenCase } from './open-case.ts'
import type { Palette } from './palette.ts'
import type { Registries } from './registries.ts'

type Grade = ImageGrade['grade']
type Said = Pick<ImageGrade, 'grade' | 'reasons'> | null

interface Screen {
  readonly palette: Pick<Palette, 'pick'>
  readonly marks: { need(): Promise<CaseMarks> }
  /** Says in words what was done, or why not. */
  say(words: string): void
}

/** Says by key how good the photograph is that was turned to, and takes the last word back. */
export class Grading {
  readonly #screen: Screen
  readonly #open: OpenCase
  /** What stood there before she graded last. */
  #before: { readonly imageId: string; readonly referralId: string; readonly said: Said } | undefined

  constructor(screen: Screen, open: OpenCase) {
    this.#screen = screen
    this.#open = open
  }

  /** A photograph of this case, which she may judge: not one that is only read in an emergency, or came with an earlier case. */
  get mayGrade(): boolean {
    const { referralId, shown, case: one } = this.#open
    return one?.glass === null && this.#open.imageOf(shown)?.referralId === referralId
  }
  get mayUndo(): boolean {
    return this.#before !== undefined && this.#before.referralId === this.#open.referralId
  }

  async grade(grade: Grade): Promise<void> {
    const { shown, referralId } = this.#open
    const marks = await this.#screen.marks.need()
    const why = grade === 'inadequate' ? await this.#askWhy() : []
    // She left without a reason, or another case was opened meanwhile.
    if (!why || this.#open.referralId !== referralId) return
    const before = marks.grade(shown)
    if (await this.#keep(marks, shown, { grade, reasons: why }))
      this.#before = { imageId: shown, referralId, said: before }
  }

  async undo(): Promise<void> {
    const before = this.#before
    if (!before || !this.mayUndo) return
    if (await this.#keep(await this.#screen.marks.need(), before.imageId, before.said)) this.#before = undefined
  }

  async #keep(marks: CaseMarks, imageId: string, said: Said): Promise<boolean> {
    try {
      await marks.say(imageId, said?.grade ?? null, said?.reasons ?? [])
      this.#screen.say(gradeWords(said) || msg('The grade is taken back.'))
      return true
    } catch (problem) {
      this.#screen.say(problemText(problem))
      return false
    }
  }

  /** One reason or several; undefined when she left before the first. */
  async #askWhy(): Promise<Reason[] | undefined> {
    const chosen: Reason[] = []
    const enough = 'enough'
    for (;;) {
      const left = (Object.keys(reasons) as Reason[]).filter((one) => !chosen.includes(one))
      const rows = left.map((id) => ({ id: id as string, label: reasons[id]() }))
      if (chosen.length > 0) rows.unshift({ id: enough, label: msg('No other reason') })
      const picked = await this.#screen.palette.pick(rows, msg('Why is it not good enough?'))
      const reason = left.find((one) => one === picked)
      if (!reason) return chosen.length > 0 ? chosen : undefined
      chosen.push(reason)
    }
  }
}

const commandsOf: Readonly<Record<Grade, { id: string; key: string; title: () => string }>> = {
  good: { id: 'image.gradeGood', key: 'g g', title: () => msg('Photograph: good quality') },
  adequate: { id: 'image.gradeAdequate', key: 'g a', title: () => msg('Photograph: adequate quality') },
  inadequate: { id: 'image.gradeInadequate', key: 'g i', title: () => msg('Photograph: not good enough…') },
}

/** Puts grading by key into the registries. */
export function registerGrading(
  { commands, keybindings, context }: Registries,
  grading: Pick<Grading, 'grade' | 'undo' | 'mayGrade' | 'mayUndo'>,
): Disposable {
  return together(
    context.define('mayGrade', () => grading.mayGrade),
    context.define('mayUndoGrade', () => grading.mayUndo),
    ...Object.entries(commandsOf).flatMap(([grade, { id, key, title }]) => [
      commands.register({ id, title, run: () => grading.grade(grade as Grade), enabled: 'mayGrade' }),
      keybindings.register({ key, command: id }),
    ]),
    commands.register({
      id: 'image.undoGrade',
      title: () => msg('Take the last grade back'),
      run: () => grading.undo(),
      enabled: 'mayUndoGrade',
    }),
    keybindings.register({ key: 'g u', command: 'image.undoGrade' }),
  )
}
