import { holdFolder } from '../../api/adapters/lock.file.ts'

// Holds the folder that is named, says so, and stays until it is killed.
await holdFolder(process.argv[2] ?? '')
process.send?.('held')
setInterval(() => {}, 60_000)
