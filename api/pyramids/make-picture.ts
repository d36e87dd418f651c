import type { Sharp } from 'sharp'
import { previewSide, tileSize } from './limits.ts'

// Colour keeps its full resolution (4:4:4), because the edge of a red lesion is what is looked at.

/** A JPEG of at most 1,024 pixels on the longer side, never enlarged. */
export const makePreview = (picture: Sharp, output: string) =>
  picture
    .resize({ width: previewSide, height: previewSide, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 80, chromaSubsampling: '4:4:4' })
    .toFile(output)

/** A Deep Zoom pyramid in an uncompressed zip. Fixed Huffman tables cost a tenth more bytes and save a third of the time. */
export const makePyramid = (picture: Sharp, output: string) =>
  picture
    .jpeg({ quality: 85, chromaSubsampling: '4:4:4', optimiseCoding: false })
    .tile({ container: 'zip', layout: 'dz', size: tileSize, overlap: 0 })
    .toFile(output)
