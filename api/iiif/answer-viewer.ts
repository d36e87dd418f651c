import type { Context } from 'hono'
import type { Shown } from '../imaging/present.ts'
import { pictureHeaders } from '../imaging/present.ts'
import { type Id, idPattern } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { nothingHere } from '../kernel/scope.ts'
import type { Env } from '../kernel/slice.ts'
import type { ImageServiceOut } from './contract.ts'
import { measurePreview } from './measure-preview.ts'
import { presentLinks, presentService } from './present.ts'
import { readAsked } from './read-asked.ts'
import { levelOf, readRegion } from './read-region.ts'
import { serviceOf } from './rules.ts'

/** A way in to image services: finds what whoever asks may see, and knows where its service is. */
export interface Way {
  find(c: Context<Env>, imageId: Id<'img'>): Promise<Shown>
  base(c: Context<Env>, imageId: Id<'img'>): string
  /** Whether pages of any origin may read what it gives. */
  readonly isOpen: boolean
}

const types = { jpg: 'image/jpeg', png: 'image/png' } as const

/** JSON as linked data, unless only plain JSON is wanted (section 5.1). */
export const linked = (c: Context, context: string): string =>
  /application\/json/.test(c.req.header('accept') ?? '') && !/ld\+json/.test(c.req.header('accept') ?? '')
    ? 'application/json'
    : `application/ld+json;profile="${context}"`

/** The answers of an image service, whichever way a viewer came. Each throws what `find` throws. */
export function answerViewer(way: Way) {
  const found = async (c: Context<Env>) => {
    const word = c.req.param('imageId') ?? ''
    if (!idPattern('img').test(word)) throw nothingHere()
    const imageId = word as Id<'img'>
    const image = await way.find(c, imageId).catch((cause) => {
      throw soon(cause)
    })
    const deps = c.get('deps')
    const service = serviceOf(image, levelOf(deps), await measurePreview(deps, image))
    return { image, base: way.base(c, imageId), service }
  }
  return {
    async toService(c: Context<Env>) {
      const { base } = await found(c)
      return c.redirect(`${base}/info.json`, 303)
    },
    async service(c: Context<Env>) {
      const { base, service } = await found(c)
      const body: ImageServiceOut = presentService(service, base, way.isOpen)
      return c.json(body, 200, {
        'Content-Type': linked(c, body['@context']),
        vary: `Accept, ${pictureHeaders.vary}`,
        link: presentLinks(service, base),
      })
    },
    async region(c: Context<Env>) {
      const { image, base, service } = await found(c)
      const { region = '', size = '', rotation = '', file = '' } = c.req.param()
      const asked = readAsked({ region, size, rotation, file }, service)
      const bytes = await readRegion(c.get('deps'), image, asked, service)
      const links = presentLinks(service, base, asked)
      return c.body(bytes, 200, { ...pictureHeaders, 'content-type': types[asked.format], link: links })
    },
    /** Anything else below a photograph's address is no request that can be read (section 7.3). */
    async nothing(c: Context<Env>): Promise<never> {
      await found(c)
      throw new Problem('request.malformed', 'Ask for info.json or {region}/{size}/{rotation}/{quality}.{format}.')
    },
  }
}

/** What is being prepared is a matter of seconds, and has a status of its own in the Image API. */
function soon(cause: unknown): unknown {
  if (!(cause instanceof Problem) || cause.code !== 'image.not-ready') return cause
  return new Problem('service.unavailable', 'The picture is being prepared. Try again in a second or two.', {
    facts: { retryAfter: 2 },
    cause,
  })
}
