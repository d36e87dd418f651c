import { startClinic } from '../support/clinic.ts'
import { theJourney } from './journey.ts'

// Door 1: one machine, libSQL file, blobs on disk, SMTP.
await theJourney(await startClinic())
