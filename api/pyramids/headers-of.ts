import { recipe } from '../ports/imaging.ts'
import type { Made } from './task.ts'

/** What is known of a picture, in headers, which hold no sign beyond Latin-1. */
export const headersOf = ({ width, height, frames, takenAt, device, orientation, hasPosition, quality }: Made) => ({
  'lysbord-width': width,
  'lysbord-height': height,
  'lysbord-frames': frames,
  'lysbord-recipe': recipe,
  ...(takenAt && { 'lysbord-taken-at': takenAt }),
  ...(device && { 'lysbord-device': encodeURIComponent(device) }),
  ...(orientation && { 'lysbord-orientation': orientation }),
  ...(hasPosition && { 'lysbord-position': 'yes' }),
  ...(quality && { 'lysbord-quality': JSON.stringify(quality) }),
})
