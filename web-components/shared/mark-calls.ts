import type {
  Calibration,
  Calls,
  ImageGrade,
  Mark,
  MarksOfImage,
  MarkToSave,
  NewCalibration,
  NewGrade,
} from '../client.ts'

/** What can be drawn, measured and thought of photographs. `deed` makes the same request harmless when it is sent again. */
export const markCalls = ({ api, take, header }: Calls) => ({
  /** Of every photograph of the referral that has any. */
  listMarks: (referralId: string) =>
    take<{ items: MarksOfImage[] }>(api.referrals[':referralId'].marks.$get({ param: { referralId } })),
  /** `version` is the one this makes: 1 for what is new, else one more than the one that is changed. Sent again it is harmless. */
  saveAnnotation: (imageId: string, annotationId: string, json: MarkToSave) =>
    take<Mark>(api.images[':imageId'].annotations[':annotationId'].$put({ param: { imageId, annotationId }, json })),
  /** `version` is the one this makes, as for `saveAnnotation`, which brings the mark back with the next one. */
  removeAnnotation: (imageId: string, annotationId: string, version: number) =>
    take<{ id: string; version: number }>(
      api.images[':imageId'].annotations[':annotationId'].removal.$post({
        param: { imageId, annotationId },
        json: { version },
      }),
    ),
  calibrateImage: (imageId: string, json: NewCalibration, deed: string) =>
    take<{ calibration: Calibration | null }>(
      api.images[':imageId'].calibration.$post({ param: { imageId }, json, header: header(deed) }),
    ),
  gradeImage: (imageId: string, json: NewGrade, deed: string) =>
    take<{ grade: ImageGrade | null }>(
      api.images[':imageId'].grade.$post({ param: { imageId }, json, header: header(deed) }),
    ),
})
