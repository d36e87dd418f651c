import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { samplesDir } from '../support/samples.ts'

const run = promisify(execFile)

/** 24 megapixels: the photograph that everything here is measured with, or made of. */
export const sample24 = `${samplesDir}/02-large/exiv2-bug922a.jpg`

/** EXIF that says one thing: the camera was turned to the right. */
const turned = Buffer.concat([
  Buffer.from('Exif\0\0'),
  Buffer.from('4d4d002a0000000800010112000300000001000600000000', 'hex'),
])

/** Makes the file once and keeps it between runs; half a file of an interrupted run is none. */
async function kept(folder: string, name: string, make: (path: string) => Promise<unknown>): Promise<string> {
  const path = join(folder, name)
  if (existsSync(path)) return path
  await mkdir(folder, { recursive: true })
  const unfinished = join(folder, `unfinished-${name}`)
  await make(unfinished)
  await rename(unfinished, path)
  return path
}

/** The photograph four times over, cut to so many megapixels, as an upright baseline JPEG. */
export const upright = (folder: string, megapixels: number): Promise<string> => {
  const width = Math.round(Math.sqrt(megapixels * 1.5e6))
  const height = Math.round(width / 1.5)
  return kept(folder, `upright-${megapixels}.jpg`, async (path) => {
    const [four, cut] = [join(folder, `four-${megapixels}.v`), join(folder, `cut-${megapixels}.v`)]
    await run('vips', ['replicate', sample24, four, '2', '2'])
    await run('vips', ['crop', four, cut, '0', '0', `${width}`, `${height}`])
    await run('vips', ['jpegsave', cut, path, '--Q', '90', '--strip'])
    await Promise.all([rm(four), rm(cut)])
  })
}

/** 96 megapixels in the ways that cost more: turned, progressive, PNG, TIFF, WebP. */
export async function others(folder: string): Promise<Readonly<Record<string, string>>> {
  const plain = await upright(folder, 96)
  const saved = (name: string, ...words: string[]) =>
    kept(folder, name, (path) => run('vips', [words[0]!, plain, path, ...words.slice(1)]))
  return {
    'JPEG on its side': await kept(folder, 'turned.jpg', async (path) => {
      const bytes = await readFile(plain)
      const head = Buffer.from([0xff, 0xe1, 0, turned.length + 2])
      await writeFile(path, Buffer.concat([bytes.subarray(0, 2), head, turned, bytes.subarray(2)]))
    }),
    'progressive JPEG': await saved('progressive.jpg', 'jpegsave', '--Q', '85', '--strip', '--interlace'),
    // As a photograph it would be beyond the limit of bytes: eight levels of each colour are not.
    PNG: await saved('palette.png', 'pngsave', '--palette', '--bitdepth', '4', '--strip'),
    TIFF: await saved('tiles.tif', 'tiffsave', '--compression', 'jpeg', '--Q', '80', '--tile'),
    WebP: await saved('photograph.webp', 'webpsave', '--Q', '70', '--effort', '0', '--strip'),
  }
}
