/** What somebody chose or dropped: the folder of a pack, or its extension.json alone. */
export interface Folder {
  readonly name: string
  /** False when a single file was chosen. */
  readonly isWhole: boolean
  /** By its path inside the folder; undefined when it is not there. */
  readonly file: (path: string) => Promise<File | undefined>
  /** Folders inside it that are packs themselves. */
  readonly packsInside: () => Promise<readonly string[]>
}

/** The file that says what a pack is. */
export const manifest = 'extension.json'
const none = async (): Promise<readonly string[]> => []

/** What an input of files gives; undefined when nothing was chosen. */
export function folderOf(files: readonly File[]): Folder | undefined {
  const [first] = files
  if (!first) return undefined
  const [name = '', ...inside] = first.webkitRelativePath.split('/')
  if (inside.length === 0) return single(first)
  const byPath = new Map(files.map((file) => [file.webkitRelativePath.slice(name.length + 1), file]))
  return {
    name,
    isWhole: true,
    file: async (path) => byPath.get(path),
    packsInside: async () =>
      [...byPath.keys()].flatMap((path) => (/^[^/]+\/extension\.json$/.test(path) ? [path.split('/')[0]!] : [])).sort(),
  }
}

/** Whatever it is called: nobody chooses another file by accident twice. */
const single = (file: File): Folder => ({
  name: file.name,
  isWhole: false,
  file: async (path) => (path === manifest ? file : undefined),
  packsInside: none,
})

/** What was dropped. trap: the entries are there during the event only, so this must be called in it. */
export function droppedFolder(dropped: DataTransfer): Folder | undefined {
  const entry = [...dropped.items].map((item) => item.webkitGetAsEntry?.()).find((found) => found)
  return entry?.isDirectory ? directory(entry as FileSystemDirectoryEntry) : folderOf([...dropped.files])
}

const directory = (entry: FileSystemDirectoryEntry): Folder => {
  const file = (path: string): Promise<File | undefined> =>
    new Promise((resolve) => {
      const absent = () => resolve(undefined)
      entry.getFile(path, {}, (found) => (found as FileSystemFileEntry).file(resolve, absent), absent)
    })
  return {
    name: entry.name,
    isWhole: true,
    file,
    packsInside: async () => {
      const reader = entry.createReader()
      const entries = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])))
      const names = entries.filter(({ isDirectory }) => isDirectory).map(({ name }) => name)
      const has = await Promise.all(names.map((name) => file(`${name}/${manifest}`)))
      return names.filter((_, index) => has[index]).sort()
    },
  }
}
