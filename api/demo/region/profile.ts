import { chance } from './chance.ts'
import { type RegionOffice, regionOffices } from './offices.ts'

/** What an office is like besides its name: invented around the real number of residents. Days count back from today. */
export interface OfficeProfile {
  readonly office: RegionOffice
  readonly listSize: number
  readonly gps: number
  readonly staff: number
  readonly travelMinutes: number
  readonly equipment: readonly ('camera' | 'dermatoscope' | 'otoscope')[]
  readonly deliveredDaysAgo: number
  readonly connectedDaysAgo: number
  /** Of the patients on its lists, 0 to 1 each. */
  readonly ages: { readonly under18: number; readonly over66: number }
}

const share = (value: number) => Math.round(Math.min(0.4, Math.max(0.08, value)) * 1_000) / 1_000

/** Everybody got the same offer within four months, two years ago; small and remote offices waited longest. */
const firstDelivery = 790
const lastDelivery = 670

/** Profiles of all offices for a seed. Equipment is alike everywhere: that is what made the region worth studying. */
export function officeProfiles(seed: number): readonly OfficeProfile[] {
  return regionOffices.map((office) => {
    const one = chance(seed, `profile ${office.key}`)
    const listSize = Math.round(office.residents * (0.9 + 0.12 * one.next()))
    // A list of about a thousand for each doctor, as on the national average.
    const gps = Math.max(1, Math.round(listSize / one.skewed(1_030, 0.12)))
    const deliveredDaysAgo = one.whole(lastDelivery, firstDelivery)
    return {
      office,
      listSize,
      gps,
      staff: Math.max(1, Math.round(gps * (0.9 + 0.5 * one.next()))),
      travelMinutes: Math.round(one.skewed(office.county === 'Finnmark' ? 190 : 120, 0.5) / 5) * 5,
      equipment: one.next() < 0.3 ? ['camera', 'dermatoscope', 'otoscope'] : ['camera', 'otoscope'],
      deliveredDaysAgo,
      connectedDaysAgo: deliveredDaysAgo - one.whole(3, 45),
      // The smaller the place, the older who lives there.
      ages: {
        under18: share(0.19 + 0.02 * one.normal()),
        over66: share((office.residents < 2_500 ? 0.25 : 0.19) + 0.025 * one.normal()),
      },
    }
  })
}
