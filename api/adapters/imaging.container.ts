import { Container, getRandom } from '@cloudflare/containers'
import { httpImaging } from './imaging.http.ts'

/** The imaging process in a container beside the Worker. It has no credentials and no way out to the network. */
export class ImagingContainer extends Container {
  override defaultPort = 8030
  override sleepAfter = '15m'
  override enableInternet = false
  override pingEndpoint = 'container/health'
}

/** The imaging process in one of `instances` containers, whichever it is. */
export const containerImaging = (containers: Parameters<typeof getRandom<ImagingContainer>>[0], instances: number) =>
  httpImaging({
    base: () => 'http://container',
    fetch: async (input, init) => {
      const container = await getRandom(containers, instances)
      return container.fetch(new Request(input as string, init) as never) as never
    },
  })
