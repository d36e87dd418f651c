import type { ImageOut } from '../imaging/contract.ts'
import type { ImageServiceOut, ManifestOut, ViewNames } from './contract.ts'
import {
  type Asked,
  canonical,
  cutSide,
  factorsOf,
  fitted,
  isOneTile,
  isSame,
  type Service,
  type Size,
  scaled,
  tileSide,
} from './rules.ts'

/** Smaller ones are stored too, but nobody asks for a stamp of a stamp. */
const leastSide = 64

/** Levels of the pyramid that are one tile, smallest first. */
const levelSizes = (picture: Size): Size[] =>
  factorsOf(picture)
    .map((factor) => scaled(picture, factor))
    .filter(
      (size) =>
        isOneTile(size) && Math.max(size.width, size.height) >= Math.min(leastSide, picture.width, picture.height),
    )
    .reverse()

/** Pictures that are stored whole, smallest first: those levels, and the small picture. */
const storedSizes = (service: Service): Size[] =>
  isOneTile(service.preview) ? levelSizes(service) : [...levelSizes(service), service.preview]

/** Factors at which the picture is cut into tiles, until it is one. */
const tileFactors = (picture: Size): number[] => {
  const factors = factorsOf(picture)
  const first = factors.findIndex((factor) => isOneTile(scaled(picture, factor)))
  return factors.slice(0, first + 1)
}

/** What stands in info.json. `base`: the address of this image service; `isOpen`: whether pages of any origin may read it. */
export const presentService = (service: Service, base: string, isOpen: boolean): ImageServiceOut => ({
  '@context': 'http://iiif.io/api/image/3/context.json',
  id: base,
  type: 'ImageService3',
  protocol: 'http://iiif.io/api/image',
  profile: `level${service.level}`,
  width: service.width,
  height: service.height,
  maxWidth: service.most,
  maxHeight: service.most,
  sizes: storedSizes(service),
  tiles: [{ width: tileSide, scaleFactors: tileFactors(service) }],
  extraQualities: service.level === 2 ? ['color', 'gray'] : ['color'],
  extraFeatures: [
    'canonicalLinkHeader',
    'profileLinkHeader',
    ...(service.level === 2 ? [] : ['baseUriRedirect', 'jsonldMediaType', ...(isOpen ? ['cors'] : [])]),
  ],
})

const profileLink = ({ level }: Service): string => `<http://iiif.io/api/image/3/level${level}.json>;rel="profile"`

/** The links of an answer: what the service can do, and of a picture the one address that it has. */
export const presentLinks = (service: Service, base: string, asked?: Asked): string =>
  [...(asked ? [`<${base}/${canonical(asked, service)}>;rel="canonical"`] : []), profileLink(service)].join(',')

/** A photograph that can be zoomed. */
export type Zoomable = Pick<ImageOut, 'id' | 'view' | 'belongsTo'> & Size

interface Case {
  readonly caseNumber: string
  readonly images: readonly Zoomable[]
  readonly views: ViewNames
  readonly parts: ViewNames
}

function nameOf({ view, belongsTo }: Zoomable, { images, views, parts }: Omit<Case, 'caseNumber'>) {
  const code = view.replaceAll('_', ' ')
  const { nb, en } = views.get(view) ?? { nb: code, en: code }
  const part = belongsTo === null ? undefined : parts.get(belongsTo)
  const areSeveral = images.some((one) => one.belongsTo !== belongsTo)
  return part && areSeveral ? { nb: `${part.nb} · ${nb}`, en: `${part.en} · ${en}` } : { nb, en }
}

/** One canvas a photograph, named after its view, and after its part where they show several. `address`: the manifest's own; `services`: where image services are. */
export const presentManifest = (
  { caseNumber, images, views, parts }: Case,
  { address, services, level }: { readonly address: string; readonly services: string; readonly level: 0 | 2 },
): ManifestOut => ({
  '@context': 'http://iiif.io/api/presentation/3/context.json',
  id: address,
  type: 'Manifest',
  label: { nb: [`Sak ${caseNumber}`], en: [`Case ${caseNumber}`] },
  items: images.map((image) => {
    const canvas = `${address.replace(/\/[^/]*$/, '')}/canvas/${image.id}`
    const label = nameOf(image, { images, views, parts })
    const base = `${services}/${image.id}`
    const service = [{ id: base, type: 'ImageService3', profile: `level${level}` } as const]
    const picture = (size: string) =>
      ({ id: `${base}/full/${size}/0/default.jpg`, type: 'Image', format: 'image/jpeg', service }) as const
    const small = levelSizes(image).at(-1)!
    return {
      id: canvas,
      type: 'Canvas',
      label: { nb: [label.nb], en: [label.en] },
      width: image.width,
      height: image.height,
      thumbnail: [{ ...picture(isSame(small, image) ? 'max' : `${small.width},${small.height}`), ...small }],
      items: [
        {
          id: `${canvas}/page`,
          type: 'AnnotationPage',
          items: [
            {
              id: `${canvas}/painting`,
              type: 'Annotation',
              motivation: 'painting',
              body: { ...picture('max'), ...(level === 2 && fitted(image, cutSide)) },
              target: canvas,
            },
          ],
        },
      ],
    }
  }),
})
