import { eq } from 'drizzle-orm'
import { type Decided, decide } from '../kernel/decide.ts'
import type { Id } from '../kernel/ids.ts'
import { newToken } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import type { Scope } from '../kernel/scope.ts'
import type { Description, ImageOut } from './contract.ts'
import { factsOf, needsPart } from './describe-image.ts'
import { attachGuard, mayAttach, sayWhy } from './guard-images.ts'
import { presentImage } from './present.ts'
import { advice, readDigest } from './rules.ts'
import { sniffFormat } from './sniff-format.ts'
import { images } from './table.ts'

export interface Upload extends Description {
  readonly view: string
  readonly digest: string | undefined
  readonly body: ReadableStream<Uint8Array> | null
}

const sniffed = 4096

/**
 * Stores the original untouched, then says so: blob first, row second. The pictures to look at follow by themselves.
 * Sending the same bytes again under the same id is harmless, and leaves what was said of it. Throws request.digest-missing, image.digest-mismatch,
 * image.format-unsupported, image.too-large, image.too-many, image.too-much, referral.closed, and request.invalid for a part that the pack does not name.
 */
export async function attachImage(
  scope: Scope,
  referralId: Id<'ref'>,
  id: Id<'img'>,
  upload: Upload,
): Promise<Decided<ImageOut>> {
  const sha256 = readDigest(upload.digest)
  if (!sha256)
    throw new Problem(
      'request.digest-missing',
      'Send Content-Digest: sha-256=:…: of the bytes, so that no bit is lost on the way.',
      {
        fields: [{ path: '#header/content-digest', message: 'sha-256=:base64:' }],
      },
    )
  const body = { referralId, view: upload.view, sha256 }
  const command = { command: `${id}/attach`, name: 'image.attached', subject: id, body } as const
  const answer = async () => presentImage((await scope.first(images, eq(images.id, id)))!)

  const before = await scope.first(images, eq(images.id, id))
  if (before) await drain(upload.body, scope.deps.settings.maxImageBytes)
  else await needsPart(scope, await mayAttach(scope, referralId), upload, '#query')
  const { key, bytes, mediaType } = before
    ? { key: before.originalKey, bytes: before.bytes, mediaType: before.mediaType }
    : await store(scope, id, sha256, upload.body)
  try {
    const decided = await decide(
      scope,
      command,
      async (at) => {
        const { officeId } = await mayAttach(scope, referralId, bytes)
        const { view, belongsTo, scale, recognisable } = upload
        const row = {
          id,
          referralId,
          view,
          belongsTo,
          scale,
          recognisable,
          mediaType,
          bytes,
          sha256,
          originalKey: key,
          status: 'received',
        } as const
        const attachedBy = scope.actor.personId as Id<'per'>
        return {
          facts: { referral: referralId, office: officeId, view, ...factsOf(upload) },
          rows: [
            attachGuard(scope, referralId, bytes),
            scope.insert(images, { ...row, attachedBy, attachedAt: at, checkedAt: at }),
          ],
        }
      },
      answer,
    ).catch((cause) => sayWhy(cause, async () => void (await mayAttach(scope, referralId, bytes))))
    if (decided.repeated && !before) await scope.deps.blobs.delete(key)
    return decided
  } catch (cause) {
    // Refused, so these bytes belong to nothing. After an unknown outcome they stay: the row may name them.
    if (!before && cause instanceof Problem && cause.status < 500) await scope.deps.blobs.delete(key)
    throw cause
  }
}

async function store(scope: Scope, id: Id<'img'>, sha256: string, body: Upload['body']) {
  const { blobs, settings } = scope.deps
  const key = `${scope.actor.tenantId}/${id}/original-${newToken().toLowerCase()}`
  const checked = check(body ?? new Blob([]).stream(), settings.maxImageBytes)
  const stored = await blobs.put(key, checked.stream).catch((cause) => {
    throw (
      checked.refusal() ??
      new Problem('service.unavailable', 'The photograph could not be stored. Send it again.', { cause })
    )
  })
  if (stored.sha256 !== sha256) {
    await blobs.delete(key)
    throw new Problem(
      'image.digest-mismatch',
      'The bytes that arrived are not the bytes that were sent. Send the photograph again.',
    )
  }
  return { key, bytes: stored.size, mediaType: checked.mediaType() }
}

/** Counts and sniffs while the bytes flow: no header is believed. */
function check(body: ReadableStream<Uint8Array>, most: number) {
  let head: Uint8Array = new Uint8Array(0)
  let judged = false
  let seen = 0
  let refusal: Problem | undefined
  let mediaType = ''
  const judge = () => {
    judged = true
    const found = sniffFormat(head)
    if ('refused' in found)
      refusal = new Problem('image.format-unsupported', found.advice, { facts: { kind: found.refused } })
    else mediaType = found.mediaType
  }
  const stream = body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        seen += chunk.byteLength
        if (seen > most) refusal ??= new Problem('image.too-large', advice['image.too-large'])
        // A refused file is read to its end, within reason: cut off early, a browser would report a broken line instead of the reason.
        if (seen > most * 3) return controller.error(refusal)
        if (!judged) {
          head = joined(head, chunk)
          if (head.length === sniffed) judge()
        }
        if (!refusal) controller.enqueue(chunk)
      },
      flush(controller) {
        if (!judged) judge()
        if (refusal) controller.error(refusal)
      },
    }),
  )
  return { stream, refusal: () => refusal, mediaType: () => mediaType }
}

/** The first bytes of the file, as many as are needed to tell what it is. */
function joined(head: Uint8Array, chunk: Uint8Array): Uint8Array {
  const all = new Uint8Array(Math.min(head.length + chunk.length, sniffed))
  all.set(head)
  all.set(chunk.subarray(0, all.length - head.length), head.length)
  return all
}

/** Reads a body to its end, within reason: cut off early, a browser would report a broken line instead of the answer. */
async function drain(body: Upload['body'], most: number): Promise<void> {
  let seen = 0
  for await (const chunk of body ?? []) if ((seen += chunk.byteLength) > most * 3) return
}
