import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { mendFetch } from '../../api/adapters/fetch.node.ts'
import { type ImagingChild, startImaging } from '../../api/adapters/imaging.child.ts'
import { httpImaging } from '../../api/adapters/imaging.http.ts'
import { fourOctets } from '../../api/kernel/octets.ts'
import { ImageRefused, ImagingUnavailable, type Preview } from '../../api/ports/imaging.ts'
import { fences } from '../../api/pyramids/find-fences.ts'
import { forkChild } from '../../api/pyramids/fork-child.ts'
import { whole } from '../support/pictures.ts'
import { describeWithSamples, sample } from '../support/samples.ts'
import { imagingContract } from './imaging.contract.ts'

// The process and its children put patients' pictures below TMPDIR; a folder of our own shows what they leave there.
const before = process.env.TMPDIR
const scratch = mkdtempSync(join(tmpdir(), 'lysbord-test-'))
process.env.TMPDIR = scratch
afterAll(() => {
  if (before === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = before
  rmSync(scratch, { recursive: true })
})

imagingContract('photographs become pictures', startImaging)

/** More than a second’s work even on a fast machine: long enough to be found at it. */
const large = () => sample('03-formats/heic/iphone_13_pro_max.HEIC')
const camera = () => sample('01-clinical/ent/sample_NikonD90.JPG')
const small = () => sample('01-clinical/skin/OSC_Microbio_07_05_tubrash.jpg')
const unavailable = expect.objectContaining({ name: 'ImagingUnavailable' })
// The machine may be busy with other tests.
const patience = { timeout: 20_000 }
const outcome = (made: Promise<unknown>) =>
  made.then(
    () => 'shown',
    (cause: unknown) => cause,
  )
const children = (pid: number | undefined): number[] =>
  // It ends with 1 where there are none.
  spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
    .stdout.split('\n')
    .flatMap((line) => (Number(line) ? [Number(line)] : []))
/** A zombie is gone; so is a process that ended while we looked. */
function isAlive(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

describeWithSamples(
  'what goes wrong in imaging stays there',
  () => {
    let imaging: ImagingChild
    beforeAll(async () => {
      vi.spyOn(console, 'error').mockImplementation(() => {})
      imaging = await startImaging()
    }, 20_000)
    afterAll(async () => {
      await imaging?.close()
      vi.restoreAllMocks()
    })
    /** Whichever decoder has the photograph by then: one that is at work may still be waiting for it. */
    async function strikeUntil<T>(done: Promise<T>, signal: NodeJS.Signals): Promise<T> {
      const strike = setInterval(() => {
        for (const child of children(imaging.pid()))
          try {
            process.kill(child, signal)
          } catch {
            // It is gone already.
          }
      }, 50)
      return done.finally(() => clearInterval(strike))
    }
    const atWork = () =>
      vi.waitFor(async () => expect(await health(await imaging.base())).toMatchObject({ working: 1 }), patience)
    // The decoder that stood by was killed as well: whoever is given it before that is noticed is told to ask again.
    const shownSoon = () =>
      vi.waitFor(async () => expect(await outcome(imaging.preview(small()))).toBe('shown'), patience)
    const jobs = () =>
      readdirSync(scratch).flatMap((root) => readdirSync(join(scratch, root)).filter((name) => name.startsWith('job-')))

    test('four photographs at once are all shown, their previews first', async () => {
      const order: string[] = []
      const make = (kind: 'preview' | 'pyramid') =>
        imaging[kind](camera()).then(async (made) => {
          if ('szi' in made) await whole(made.szi)
          order.push(kind)
        })
      await Promise.all(
        (['pyramid', 'pyramid', 'pyramid', 'pyramid', 'preview', 'preview', 'preview', 'preview'] as const).map(make),
      )

      // Two pyramids may have begun before the first preview was asked for; the others had to wait for all previews.
      expect(order).toHaveLength(8)
      expect(order.at(-1)).toBe('pyramid')
    })

    test('many photographs at once are all shown, and no small picture waits until the last pyramid is made', async () => {
      const order: string[] = []
      const make = async () => {
        const { szi } = await imaging.pictures(camera(), () => void order.push('preview'))
        await whole(szi)
        order.push('pyramid')
      }
      await Promise.all(Array.from({ length: 6 }, make))
      expect(order.toSorted()).toEqual([...Array(6).fill('preview'), ...Array(6).fill('pyramid')])
      // Whoever was alone when its preview was made went on with its pyramid; the others gave way.
      expect(order.lastIndexOf('preview')).toBeLessThanOrEqual(8)
    })

    test.skipIf(!existsSync('/proc'))('a decoder killed from outside is no verdict on the photograph', async () => {
      const killed = outcome(imaging.pyramid(large()))
      await atWork()

      expect(await strikeUntil(killed, 'SIGKILL')).toEqual(unavailable)
      await shownSoon()
    })

    test.skipIf(!existsSync('/proc'))('a decoder that crashes is a verdict on the photograph', async () => {
      const crashed = outcome(imaging.pyramid(large()))
      await atWork()

      expect(await strikeUntil(crashed, 'SIGSEGV')).toEqual(
        expect.objectContaining({ name: 'ImageRefused', code: 'image.damaged' }),
      )
      await shownSoon()
    })

    test('whoever asks is told how a photograph is fenced in, and so it is', async () => {
      const { network, processorSeconds, memory } = await imaging.isolation()
      expect(await health(await imaging.base())).toMatchObject({ isolation: { network, processorSeconds, memory } })
      // The first that is there may be on its way out after the test before.
      const decoder = await vi.waitFor(() => {
        const alive = children(imaging.pid()).filter(isAlive)
        expect(alive).not.toEqual([])
        return alive.at(-1)!
      }, patience)
      const about = (what: string) => readFileSync(`/proc/${decoder}/${what}`, 'utf8')
      if (memory === 'unwatched') return
      // It fences itself in before it takes anything.
      const seconds = () => /Max cpu time +(\d+|unlimited)/.exec(about('limits'))?.[1]
      await vi.waitFor(() => expect(seconds()).toBe(String(processorSeconds ?? 'unlimited')), patience)
      if (processorSeconds) expect(about('limits')).toMatch(/Max core file size +0 /)
      if (network === 'none')
        expect(
          about('net/dev')
            .match(/^ *\w+:/gm)
            ?.map((name) => name.trim()),
        ).toEqual(['lo:'])
    })

    test.skipIf(fences.isolation.network === 'shared')('a decoder that was taken over reaches nobody', async () => {
      const server = createServer()
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const code = mkdtempSync(join(scratch, '..', 'lysbord-code-'))
      const child = forkChild(code, fileURLToPath(new URL('../support/reach-out.ts', import.meta.url)))
      const said = new Promise((resolve) => child.once('message', resolve))
      child.send((server.address() as AddressInfo).port)

      expect(await said).toBe('ENETUNREACH')
      child.kill('SIGKILL')
      server.close()
      rmSync(code, { recursive: true, force: true })
    })

    test('nothing of a photograph is left on the disk', async () => {
      await outcome(imaging.preview(sample('04-hostile/truncated/truncated.jpg')))
      await outcome(imaging.preview(small()))

      // One folder stays: it holds our own compiled sources.
      await vi.waitFor(() => expect(jobs()).toHaveLength(1), patience)
    })

    test('a sender who leaves early frees the decoder', async () => {
      const base = await imaging.base()
      const leaving = new AbortController()
      const left = outcome(
        fetch(`${base}/pyramid`, {
          method: 'POST',
          body: large() as NonNullable<RequestInit['body']>,
          signal: leaving.signal,
        }),
      )
      await atWork()
      leaving.abort()

      expect(await left).toMatchObject({ name: 'AbortError' })
      await vi.waitFor(async () => expect(await health(base)).toMatchObject({ working: 0, waiting: 0 }), patience)
    })

    test.skipIf(!existsSync('/proc'))(
      'an imaging process that dies takes its children along and is started again',
      async () => {
        const before = imaging.pid()!
        const orphans = children(before)
        const dying = outcome(imaging.pyramid(large()))
        await atWork()
        process.kill(before, 'SIGKILL')

        expect(await dying).toEqual(unavailable)
        await shownSoon()
        expect(imaging.pid()).not.toBe(before)
        // A process that was killed is gone as soon as the machine finds time to bury it.
        await vi.waitFor(() => expect(orphans.filter(isAlive)).toEqual([]), { timeout: 2_000, interval: 20 })
        // What it was working on is a patient's picture: its successor has removed it.
        await vi.waitFor(() => expect(readdirSync(scratch)).toHaveLength(1), { timeout: 5_000, interval: 50 })
      },
    )

    test.skipIf(!existsSync('/proc'))('after the end nothing runs and nothing is left', async () => {
      const all = [imaging.pid()!, ...children(imaging.pid())]
      const begun = performance.now()
      await imaging.close()

      // A process that was killed is gone as soon as the machine finds time to bury it.
      await vi.waitFor(() => expect(all.filter(isAlive)).toEqual([]), { timeout: 2_000, interval: 20 })
      expect(performance.now() - begun).toBeLessThan(2_000)
      expect(readdirSync(scratch)).toEqual([])
      expect(await outcome(imaging.preview(small()))).toEqual(unavailable)
    })
  },
  { timeout: 30_000 },
)

const health = async (base: string): Promise<unknown> => (await fetch(`${base}/health`)).json()

describe('an imaging process that does not answer as it should is asked again later', () => {
  const answers: Record<string, (respond: import('node:http').ServerResponse) => void> = {
    'an error page of a proxy': (respond) => respond.writeHead(502).end('<html>Bad gateway'),
    'a refusal in words unknown to us': (respond) => respond.writeHead(404).end('{"code":"not-found"}'),
    'a verdict with a status that is none': (respond) => respond.writeHead(500).end('{"code":"image.damaged"}'),
    'a picture without its size': (respond) => respond.writeHead(200, { 'content-type': 'image/jpeg' }).end('x'),
    'a line cut off': (respond) => respond.destroy(),
    'a redirect': (respond) => respond.writeHead(307, { location: 'http://127.0.0.1:1/' }).end(),
    silence: () => {},
  }
  test.each(Object.entries(answers))('%s', async (_title, answer) => {
    const server = createServer((request, response) => request.resume().on('end', () => answer(response)))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

    const imaging = httpImaging({ base, deadline: 300 })
    for (const kind of ['preview', 'pyramid', 'pictures'] as const)
      await expect(imaging[kind](new Uint8Array(9), () => {})).rejects.toThrow(ImagingUnavailable)
    server.closeAllConnections()
    server.close()
  })

  test('a line that is closed while the picture is still being read takes nobody along', async () => {
    mendFetch()
    const szi = Buffer.alloc(150_000, 1)
    const head = [
      'HTTP/1.1 200 OK',
      ...['width', 'height', 'frames', 'recipe'].map((name) => `lysbord-${name}: 1`),
      `content-length: ${szi.length}`,
      'connection: close',
    ]
    const server = createTcpServer((line) =>
      line.once('data', () => {
        line.write(`${head.join('\r\n')}\r\n\r\n`)
        line.end(szi)
      }),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const imaging = httpImaging({ base: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
    const made = await imaging.pyramid(new Uint8Array(9))
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect((await whole(made.szi)).length).toBe(szi.length)
    server.close()
  })

  const said = { code: 'image.too-slow', detail: 'Not opened in time', status: 422 }
  const block = (bytes: Uint8Array) => Buffer.concat([fourOctets(bytes.length), bytes])
  test.each<[string, Buffer, unknown]>([
    ['refused after its preview was shown', block(Buffer.from(JSON.stringify(said))), { code: 'image.too-slow' }],
    ['given up after its preview was shown', block(Buffer.from('{"status":503}')), { name: 'ImagingUnavailable' }],
    ['followed by nothing', Buffer.alloc(0), { name: 'ImagingUnavailable' }],
    ['followed by what is no word', block(Buffer.from('<html>')), { name: 'ImagingUnavailable' }],
    ['followed by too much', Buffer.from([255, 255, 255, 255]), { name: 'ImagingUnavailable' }],
  ])('a photograph that is %s', async (_title, rest, told) => {
    const { imaging, server } = await answering(rest)
    const seen: Preview[] = []
    await expect(imaging.pictures(new Uint8Array(9), (made) => void seen.push(made))).rejects.toMatchObject(
      told as object,
    )
    expect(seen.map(({ jpeg }) => Buffer.from(jpeg).toString())).toEqual(['small'])
    server.close()
  })

  test('half a pyramid is none', async () => {
    const { imaging, server } = await answering(Buffer.concat([block(Buffer.from('{"size":9}')), Buffer.from('half')]))
    const { szi } = await imaging.pictures(new Uint8Array(9), () => {})
    await expect(whole(szi)).rejects.toThrow(ImagingUnavailable)
    server.close()
  })

  async function answering(rest: Buffer) {
    const head = Object.fromEntries(['width', 'height', 'frames', 'recipe'].map((name) => [`lysbord-${name}`, '1']))
    const server = createServer((request, response) =>
      request.resume().on('end', () => {
        response.writeHead(200, head)
        response.end(Buffer.concat([block(Buffer.from('small')), rest]))
      }),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    return { imaging: httpImaging({ base }), server }
  }

  test('nobody there', async () => {
    const nowhere = httpImaging({ base: () => 'http://127.0.0.1:1' })
    await expect(nowhere.preview(new Uint8Array(9))).rejects.toThrow(ImagingUnavailable)
  })

  test('a verdict is final', async () => {
    const body = JSON.stringify({ code: 'image.too-slow', detail: 'Not opened in time' })
    const server = createServer((request, response) =>
      request.resume().on('end', () => response.writeHead(422).end(body)),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const there = httpImaging({ base: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}` })

    await expect(there.preview(new Uint8Array(9))).rejects.toThrow(
      new ImageRefused('image.too-slow', 'Not opened in time'),
    )
    server.close()
  })
})
