import type { Calls, Pack, PackCheck, PackSummary, UnitPack } from '../client.ts'

/** What can be asked about packs. `deed` makes the same request harmless when it is sent again. */
export const packCalls = ({ api, take, header }: Calls, url: (path: string) => string) => ({
  /** Where code that the deployer vouches for is loaded from; there is none for other code. */
  packCodeUrl: (hash: string) => url(`/packs/code/${hash}.js`),
  /** The empty page in which all other code runs. */
  packFrameUrl: () => url('/pack-frame'),
  listPacks: () => take<{ items: PackSummary[] }>(api.packs.$get()),
  /** Which pack in which version each unit works with, and those it no longer does. */
  listUnitPacks: () => take<{ items: UnitPack[] }>(api['unit-packs'].$get()),
  enablePack: (unitId: string, packId: string, version: string, deed: string) =>
    take<UnitPack>(
      api.units[':unitId'].packs[':packId'].enabling.$post({
        param: { unitId, packId },
        header: header(deed),
        json: { version },
      }),
    ),
  disablePack: (unitId: string, packId: string, deed: string) =>
    take<UnitPack>(
      api.units[':unitId'].packs[':packId'].disabling.$post({
        param: { unitId, packId },
        header: header(deed),
        json: {},
      }),
    ),
  storePackCode: (hash: string, code: string) =>
    take<{ main: string }>(api['pack-codes'][':hash'].$put({ param: { hash }, json: { code } })),
  /** Whether it could be published; nothing is kept. What does not fit stands in `fields` of what it rejects with. */
  checkPack: (content: Pack) => take<PackCheck>(api['pack-checks'].$post({ json: content })),
  publishPack: (content: Pack) =>
    take<PackSummary>(
      api.packs[':packId'].versions[':version'].$put({
        param: { packId: content.id, version: content.version },
        json: content,
      }),
    ),
  readPackCode: (hash: string) => take<{ code: string }>(api['pack-codes'][':hash'].$get({ param: { hash } })),
  readPack: (packId: string, version: string) =>
    take<Pack>(api.packs[':packId'].versions[':version'].$get({ param: { packId, version } })),
})
