/**
 * A picture as the viewer's library draws it; a bitmap is used up by it. trap: of a bitmap the library makes two copies first,
 * each in a turn of its own.
 */
export function drawn(picture: ImageBitmap | HTMLCanvasElement): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  canvas.width = picture.width
  canvas.height = picture.height
  const context = canvas.getContext('2d')!
  context.drawImage(picture, 0, 0)
  if ('close' in picture) picture.close()
  return context
}
