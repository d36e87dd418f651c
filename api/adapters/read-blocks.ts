/** More than any small picture takes; who announces more is not the imaging process. */
const most = 20_000_000

/**
 * What comes in blocks, each behind its length in bytes: four octets, the highest first. Rejects when the line breaks off
 * in the middle of one.
 */
export function readBlocks(body: ReadableStream<Uint8Array>) {
  const reader = body.getReader()
  let kept: Uint8Array = new Uint8Array(0)

  const more = async (): Promise<Uint8Array> => {
    const { done, value } = await reader.read()
    if (done) throw new Error('What was announced did not come')
    return value
  }
  const take = async (length: number): Promise<Uint8Array> => {
    while (kept.length < length) kept = joined(kept, await more())
    const block = kept.slice(0, length)
    kept = kept.subarray(length)
    return block
  }

  return {
    async next(): Promise<Uint8Array> {
      const head = await take(4)
      const length = new DataView(head.buffer).getUint32(0)
      if (length > most) throw new Error(`A block of ${length} bytes`)
      return take(length)
    },
    /** What follows the blocks: so many bytes, and no fewer. */
    rest(size: number): ReadableStream<Uint8Array> {
      let left = size
      return new ReadableStream({
        async pull(controller) {
          const chunk = kept.length > 0 ? kept : await more()
          kept = kept.subarray(kept.length)
          left -= chunk.length
          controller.enqueue(chunk)
          if (left <= 0) controller.close()
        },
        cancel: (why) => reader.cancel(why),
      })
    },
    /** Nobody wants what is still to come. */
    leave: (): Promise<void> => reader.cancel().catch(() => {}),
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length)
  all.set(first)
  all.set(second, first.length)
  return all
}
