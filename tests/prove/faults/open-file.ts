import { openDatabaseFile } from '../../../api/adapters/database.file.ts'

// Opens a database file and brings it up to date, as a door does when it starts: `open-file.ts FILE MIGRATIONS`.
const [, , file = '', migrations = 'migrations'] = process.argv
await (await openDatabaseFile(file, migrations)).close()
