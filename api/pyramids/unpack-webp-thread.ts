import { workerData } from 'node:worker_threads'
import { decodeWebp } from './decode-webp.ts'
import { turned } from './turn-pixels.ts'
import type { Unpacking } from './unpack-webp.ts'
import { writeTiff } from './write-tiff.ts'

const { original, to, width, height, bands, profile, orientation } = workerData as Unpacking
const decoded = decodeWebp(original)
if (decoded.width !== width || decoded.height !== height) throw new Error('Two decoders disagree about a size')
writeTiff(to, turned({ ...decoded, bands, profile }, orientation))
