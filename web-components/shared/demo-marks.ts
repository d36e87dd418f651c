import type { Client, Mark, MarksOfImage } from '../client.ts'

type MarkCalls = Pick<Client, 'listMarks' | 'saveAnnotation' | 'removeAnnotation' | 'calibrateImage' | 'gradeImage'>

/** What is drawn in a demo is kept as long as its page. */
export function demoMarks(
  by: Mark['by'],
  at: string,
  ask: <T>(operation: string, args: readonly unknown[], answer: () => T) => Promise<T>,
): MarkCalls {
  const images = new Map<string, MarksOfImage>()
  const of = (imageId: string): MarksOfImage =>
    images.get(imageId) ?? {
      imageId: imageId as MarksOfImage['imageId'],
      annotations: [],
      calibration: null,
      grade: null,
    }
  const change = (imageId: string, next: Partial<MarksOfImage>) => images.set(imageId, { ...of(imageId), ...next })
  const others = (imageId: string, id: string) => of(imageId).annotations.filter((one) => one.id !== id)
  const said = { by, at, mine: true }
  return {
    listMarks: (id) => ask('listMarks', [id], () => ({ items: [...images.values()] })),
    saveAnnotation: (imageId, id, mark) =>
      ask('saveAnnotation', [imageId, id, mark], () => {
        const saved = { ...mark, id: id as Mark['id'], ...said }
        change(imageId, { annotations: [...others(imageId, id), saved] })
        return saved
      }),
    removeAnnotation: (imageId, id, version) =>
      ask('removeAnnotation', [imageId, id, version], () => {
        change(imageId, { annotations: others(imageId, id) })
        return { id, version }
      }),
    calibrateImage: (imageId, told, deed) =>
      ask('calibrateImage', [imageId, told, deed], () => {
        const { method, selector = null, millimetres = null } = told
        const line = /x1="(.+?)" y1="(.+?)" x2="(.+?)" y2="(.+?)"/.exec(
          (selector as { value?: string } | null)?.value ?? '',
        )
        const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = line?.slice(1).map(Number) ?? []
        const mmPerPixel = (millimetres ?? 0) / Math.hypot(x2 - x1, y2 - y1)
        const calibration = line
          ? { method, selector, millimetres, mmPerPixel, relativeUncertainty: 0.01, ...said }
          : told.mmPerPixel
            ? { method, selector, millimetres, mmPerPixel: told.mmPerPixel, relativeUncertainty: 0.02, ...said }
            : null
        change(imageId, { calibration })
        return { calibration }
      }),
    gradeImage: (imageId, { grade, reasons = [] }, deed) =>
      ask('gradeImage', [imageId, grade, reasons, deed], () => {
        const given = grade ? { grade, reasons: [...reasons], ...said } : null
        change(imageId, { grade: given })
        return { grade: given }
      }),
  }
}
