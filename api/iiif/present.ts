import type { ImageOut } from '../imaging/contract.ts'
import type { ImageServiceOut, ManifestOut, ViewNames } from './contract.ts'
import {
  type Asked,
  canonical,
  factorsOf,
  fitted,
  isOneTile,
  previewSide,
  type Service,
  type Size,
  scaled,
  serviceOf,
  tileSide,
} from './rules.ts'

/** Smaller ones are stored too, but nobody asks for a stamp of a stamp. */
const leastSide = 64

/** Pictures that are stored whole: levels of the pyramid that are one tile, and the small picture. Smallest first. */
function storedSizes(picture: Size): Size[] {
  const levels = factorsOf(picture)
    .map((factor) => scaled(picture, factor))
    .filter(
      (size) =>
        isOneTile(size) && Math.max(size.width, size.height) >= Math.min(leastSide, picture.width, picture.height),
    )
  const preview = fitted(picture, previewSide)
  return (isOneTile(preview) ? levels : [preview, ...levels]).reverse()
}

/** Factors at which the picture is cut into tiles, until it is one. */
const tileFactors = (picture: Size): number[] => {
  const factors = factorsOf(picture)
  const first = factors.findIndex((factor) => isOneTile(scaled(picture, factor)))
  return factors.slice(0, first + 1)
}

/** What stands in info.json. `base`: the address of this image service. */
export const presentService = (service: Service, base: string): ImageServiceOut => ({
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
    ...(service.level === 2 ? [] : ['baseUriRedirect', 'cors', 'jsonldMediaType']),
  ],
})

const profileLink = ({ level }: Service): string => `<http://iiif.io/api/image/3/level${level}.json>;rel="profile"`

/** The links of an answer: what the service can do, and of a picture the one address that it has. */
export const presentLinks = (service: Service, base: string, asked?: Asked): string =>
  [...(asked ? [`<${base}/${canonical(asked, service)}>;rel="canonical"`] : []), profileLink(service)].join(',')

/** A photograph that can be zoomed. */
export type Zoomable = Pick<ImageOut, 'id' | 'view'> & Size

interface Case {
  readonly caseNumber: string
  readonly images: readonly Zoomable[]
  readonly views: ViewNames
}

/** One canvas a photograph, named after its view. `address`: the manifest's own; `api`: where image services are. */
export const presentManifest = (
  { caseNumber, images, views }: Case,
  { address, services, level }: { readonly address: string; readonly services: string; readonly level: 0 | 2 },
): ManifestOut => ({
  '@context': 'http://iiif.io/api/presentation/3/context.json',
  id: address,
  type: 'Manifest',
  label: { nb: [`Sak ${caseNumber}`], en: [`Case ${caseNumber}`] },
  items: images.map((image) => {
    const service = serviceOf(image, level)
    const canvas = `${address.replace(/\/[^/]*$/, '')}/canvas/${image.id}`
    const label = views.get(image.view) ?? { nb: image.view, en: image.view }
    const shown = (size: Size) => presentPicture(service, `${services}/${image.id}`, size)
    return {
      id: canvas,
      type: 'Canvas',
      label: { nb: [label.nb], en: [label.en] },
      width: image.width,
      height: image.height,
      thumbnail: [shown(storedSizes(image).findLast(isOneTile)!)],
      items: [
        {
          id: `${canvas}/page`,
          type: 'AnnotationPage',
          items: [
            {
              id: `${canvas}/painting`,
              type: 'Annotation',
              motivation: 'painting',
              body: shown(fitted(image, service.most)),
              target: canvas,
            },
          ],
        },
      ],
    }
  }),
})

function presentPicture(service: Service, base: string, size: Size): ManifestOut['items'][number]['thumbnail'][number] {
  const region = { x: 0, y: 0, width: service.width, height: service.height }
  const asked = { region, size, turn: 0, quality: 'default', format: 'jpg' } as const
  return {
    id: `${base}/${canonical(asked, service)}`,
    type: 'Image',
    format: 'image/jpeg',
    width: size.width,
    height: size.height,
    service: [{ id: base, type: 'ImageService3', profile: `level${service.level}` }],
  }
}
