import type { Aside } from '../ports/aside.ts'
import type { BlobStore } from '../ports/blob-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { Identity } from '../ports/identity.ts'
import type { Imaging } from '../ports/imaging.ts'
import type { Limiter } from '../ports/limiter.ts'
import type { Mailer } from '../ports/mailer.ts'
import type { Queue } from '../ports/queue.ts'
import type { Scanner } from '../ports/scanner.ts'
import type { Site } from '../ports/site.ts'
import type { Settings } from '../settings.ts'
import type { Database } from './database.ts'

/** Everything a step may ask of the outside, chosen once by a door. */
export interface Deps {
  readonly database: Database
  readonly blobs: BlobStore
  readonly imaging: Imaging
  readonly mailer: Mailer
  readonly queue: Queue
  readonly clock: Clock
  readonly identity: Identity
  readonly limiter: Limiter
  readonly site: Site
  /** Where none is configured originals stay unscanned, and are handed out all the same. */
  readonly scanner?: Scanner | undefined
  readonly aside?: Aside | undefined
  readonly settings: Settings
}
