import { languageOf } from '../kernel/language.ts'
import { commandId, scope, slice } from '../kernel/slice.ts'
import { attachImage } from './attach-image.ts'
import * as contract from './contract.ts'
import { describeImage } from './describe-image.ts'
import { listImages, readImage, shownImage } from './find-image.ts'
import { issueTicket } from './issue-ticket.ts'
import { pictureHeaders, presentInfo } from './present.ts'
import { readThumbnail } from './read-thumbnail.ts'
import { readOriginal, readPreview, readTile } from './read-tile.ts'
import { removeImage } from './remove-image.ts'
import { retryImage } from './retry-image.ts'
import { shownTo } from './show-image.ts'
import { drawStickerSheet, sheetPolicy } from './sticker.ts'

export const imagingRoutes = () =>
  slice()
    .openapi(contract.attachImage, async (c) => {
      const { referralId, imageId } = c.req.valid('param')
      const { recognisable, ...said } = c.req.valid('query')
      const upload = {
        ...said,
        ...(recognisable && { recognisable: recognisable === 'true' }),
        digest: c.req.header('content-digest'),
        body: c.req.raw.body,
      }
      const { answer, repeated } = await attachImage(scope(c), referralId, imageId, upload)
      return c.json(answer, repeated ? 200 : 201)
    })
    .openapi(contract.describeImage, async (c) => {
      const said = await describeImage(scope(c), c.req.valid('param').imageId, c.req.valid('json'), commandId(c))
      return c.json(said.answer, 200)
    })
    .openapi(contract.removeImage, async (c) => {
      const removed = await removeImage(scope(c), c.req.valid('param').imageId, c.req.valid('json'), commandId(c))
      return c.json(removed.answer, 200)
    })
    .openapi(contract.retryImage, async (c) =>
      c.json((await retryImage(scope(c), c.req.valid('param').imageId, commandId(c))).answer, 200),
    )
    .openapi(contract.listImages, async (c) => c.json(await listImages(scope(c), c.req.valid('param').referralId), 200))
    .openapi(contract.readImage, async (c) => c.json(await readImage(scope(c), c.req.valid('param').imageId), 200))
    .openapi(contract.issueTicket, async (c) => c.json(await issueTicket(scope(c), c.req.valid('param').imageId), 200))
    .openapi(contract.readImageInfo, async (c) =>
      c.json(presentInfo(await shownImage(scope(c), c.req.valid('param').imageId, 'pyramid')), 200),
    )
    .openapi(contract.readPreview, async (c) => {
      const image = await shownTo(c, c.req.valid('param').imageId, 'preview')
      return c.body(await readPreview(c.get('deps'), image), 200, pictureHeaders)
    })
    .openapi(contract.readThumbnail, async (c) =>
      c.body(await readThumbnail(c, c.req.valid('param').imageId), 200, pictureHeaders),
    )
    .openapi(contract.readTile, async (c) => {
      const { imageId, level, tile } = c.req.valid('param')
      const [column, row] = tile.replace('.jpg', '').split('_').map(Number)
      const image = await shownTo(c, imageId, 'pyramid')
      return c.body(
        new Uint8Array(await readTile(c.get('deps'), image, Number(level), column!, row!)),
        200,
        pictureHeaders,
      )
    })
    .openapi(contract.readSticker, (c) => {
      const language = c.req.valid('query').language ?? languageOf(c.req.header('accept-language'))
      return c.body(drawStickerSheet(language), 200, {
        'content-type': 'image/svg+xml; charset=utf-8',
        'content-security-policy': sheetPolicy,
        vary: 'Accept-Language',
      })
    })
    .openapi(contract.readOriginal, async (c) => {
      const { stream, image } = await readOriginal(scope(c), c.req.valid('param').imageId)
      return c.body(stream, 200, {
        ...pictureHeaders,
        'content-type': image.mediaType,
        'content-length': String(image.bytes),
        'content-disposition': `attachment; filename="${image.id}"`,
      })
    })
