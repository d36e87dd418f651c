import { createHash, randomBytes } from 'node:crypto'
import { read } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { BlobStore, StoredBlob } from '../ports/blob-store.ts'
import { blobKey } from './blob-key.ts'
import { flushFolder } from './flush-folder.ts'
import { keepParts } from './keep-parts.ts'
import { keepWalks } from './keep-walks.ts'
import { keepHandles } from './open-handles.ts'

const chunkBytes = 256 * 1024
/** The tiles of some ten photographs: those that are looked at now. */
const keptBytes = 64 * 1024 * 1024

/**
 * Objects as files under one folder. Bytes go to a hidden file beside their place, are flushed, renamed into it, and
 * the folder is flushed: at no moment is there half an object, and after `put` resolved a power cut takes nothing.
 * Throws for a key that is not one. One process at a time.
 */
export function diskBlobStore(root: string): BlobStore {
  const handles = keepHandles(64)
  const parts = keepParts(keptBytes, handles.forget)
  const forget = (path: string): void => {
    handles.forget(path)
    parts.forget(path)
  }
  const folder = resolve(root)
  const walks = keepWalks(folder, 4)
  const writing = new Set<string>()
  // One after the other: who finds a folder that another has just made must not rely on it before it was flushed.
  let folders: Promise<void> = Promise.resolve()
  const haveFolder = (path: string): Promise<void> => {
    const made = folders.then(() => makeFolder(path))
    folders = made.catch(() => {})
    return made
  }
  const pathOf = (name: string): string => join(folder, blobKey(name))

  return {
    async put(name, bytes) {
      const path = pathOf(name)
      await haveFolder(dirname(path))
      await removeLeftovers(path, writing)
      const unfinished = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`)
      writing.add(unfinished)
      try {
        const info = await write(unfinished, bytes)
        await rename(unfinished, path)
        await flushFolder(dirname(path))
        return info
      } catch (cause) {
        await rm(unfinished, { force: true })
        throw cause
      } finally {
        writing.delete(unfinished)
        forget(path)
      }
    },

    async get(name) {
      const path = pathOf(name)
      const isFile = (await orUndefined(stat(path)))?.isFile()
      const file = isFile ? await orUndefined(open(path, 'r')) : undefined
      return file && streamOf(file)
    },

    async range(name, start, end) {
      const path = pathOf(name)
      if (!(Number.isSafeInteger(start) && Number.isSafeInteger(end) && 0 <= start && start <= end)) return undefined
      const read = () => handles.use(path, (file, size) => (end <= size ? readFully(file, start, end) : undefined))
      return orUndefined(parts.use(path, start, end, read))
    },

    async digest(name) {
      const file = await orUndefined(open(pathOf(name), 'r'))
      if (!file) return undefined
      const hash = createHash('sha256')
      for await (const chunk of streamOf(file)) hash.update(chunk)
      return hash.digest('hex')
    },

    async size(name) {
      const found = await orUndefined(stat(pathOf(name)))
      return found?.isFile() ? found.size : undefined
    },

    async list(prefix, after = '', most) {
      const found: StoredBlob[] = []
      const isLeftover = (path: string): boolean => basename(path).startsWith('.') && !writing.has(path)
      await walks.each(prefix, after, async ({ key, path }) => {
        // A key is never used twice, so that no later upload would come by and clear it.
        if (isLeftover(path)) await rm(path, { force: true })
        const known = basename(path).startsWith('.') ? undefined : await orUndefined(stat(path))
        if (known) found.push({ key, size: known.size, storedAt: known.mtime })
        return found.length === most
      })
      return found
    },

    async delete(name) {
      const path = pathOf(name)
      await removeLeftovers(path, writing)
      await rm(path, { force: true })
      forget(path)
      await orUndefined(flushFolder(dirname(path)))
    },
  }
}

async function write(path: string, bytes: ReadableStream<Uint8Array> | Uint8Array) {
  const file = await open(path, 'wx', 0o600)
  const hash = createHash('sha256')
  let size = 0
  try {
    for await (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) {
      hash.update(chunk)
      size += chunk.byteLength
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { size, sha256: hash.digest('hex') }
}

/** A new folder survives a power cut only once its parent was flushed, up to the first that existed before. */
async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let made = path; made.length >= first.length; made = dirname(made)) await flushFolder(dirname(made))
}

/** What a `put` left that died in the middle: parts of a patient's picture under a name nobody asks for. */
async function removeLeftovers(path: string, writing: ReadonlySet<string>): Promise<void> {
  for (const name of (await orUndefined(readdir(dirname(path)))) ?? []) {
    const leftover = join(dirname(path), name)
    if (name.startsWith(`.${basename(path)}.`) && !writing.has(leftover)) await rm(leftover, { force: true })
  }
}

function streamOf(file: FileHandle): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { bytesRead, buffer } = await file.read({ buffer: new Uint8Array(chunkBytes) })
      if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead))
      await file.close()
      controller.close()
    },
    cancel: () => file.close(),
  })
}

async function readFully(file: FileHandle, start: number, end: number): Promise<Uint8Array | undefined> {
  // Not cleared first: it is given out only once all of it was read over.
  const bytes = new Uint8Array(Buffer.allocUnsafeSlow(end - start).buffer)
  for (let done = 0; done < bytes.length; ) {
    const bytesRead = await readSome(file.fd, bytes, done, start + done)
    if (bytesRead === 0) return undefined
    done += bytesRead
  }
  return bytes
}

/** Half the price of the handle's own way, which counts where a photograph is a hundred reads. */
const readSome = (fd: number, into: Uint8Array, offset: number, position: number): Promise<number> =>
  new Promise((resolve, reject) => {
    read(fd, into, offset, into.length - offset, position, (cause, count) => (cause ? reject(cause) : resolve(count)))
  })

const orUndefined = <T>(promise: Promise<T>): Promise<T | undefined> =>
  promise.catch((cause: NodeJS.ErrnoException) => {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(cause.code ?? '')) return undefined
    throw cause
  })
