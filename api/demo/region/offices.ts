import { type Municipality, municipalities } from './municipalities.ts'

/** A GP office of the region. Its name is made of a place name, its number is issued to nobody. */
export interface RegionOffice {
  readonly key: string
  readonly name: string
  readonly municipality: string
  readonly county: Municipality['county']
  /** People of the municipality for whom there is this office and no other of ours. */
  readonly residents: number
  readonly phone: string
  readonly email: string
}

/** As many as got equipment for image referrals in North Norway in 2003. */
export const officeCount = 94

/** Where an office lies when the municipality is called otherwise, and where its further offices are. */
const places: Readonly<Record<string, readonly string[]>> = {
  Tromsø: ['Tromsø', 'Tromsdalen', 'Kvaløysletta', 'Langnes', 'Breivika', 'Kroken', 'Tomasjord'],
  Bodø: ['Bodø', 'Rønvik', 'Mørkved', 'Bodøsjøen', 'Løpsmarka'],
  Rana: ['Mo i Rana', 'Gruben'],
  Harstad: ['Harstad', 'Kanebogen'],
  Alta: ['Alta', 'Elvebakken'],
  Narvik: ['Narvik', 'Ankenes'],
  Vefsn: ['Mosjøen'],
  Senja: ['Finnsnes'],
  Alstahaug: ['Sandnessjøen'],
  Brønnøy: ['Brønnøysund'],
  Hadsel: ['Stokmarknes'],
  Vestvågøy: ['Leknes'],
  Vågan: ['Svolvær'],
  Saltdal: ['Rognan'],
  Meløy: ['Ørnes'],
  Øksnes: ['Myre'],
  Andøy: ['Andenes'],
  Målselv: ['Bardufoss'],
  Balsfjord: ['Storsteinnes'],
  Nordreisa: ['Storslett'],
  'Sør-Varanger': ['Kirkenes'],
  Porsanger: ['Lakselv'],
  Nordkapp: ['Honningsvåg'],
}

/** One office each; every further one where most people share an office (D'Hondt's rule). */
function officesOf(total: number): Map<Municipality, number> {
  const counts = new Map(municipalities.map((municipality) => [municipality, 1]))
  for (let left = total - counts.size; left > 0; left--) {
    const [most] = [...counts].sort(([a, n], [b, m]) => b.residents / (m + 1) - a.residents / (n + 1))
    counts.set(most![0], most![1] + 1)
  }
  return counts
}

const plain: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', å: 'a', ' ': '-' }
const keyOf = (place: string): string => place.toLowerCase().replaceAll(/[æøå ]/g, (letter) => plain[letter]!)

/** The region's offices, the same ones always, by county and municipality. */
export const regionOffices: readonly RegionOffice[] = [...officesOf(officeCount)]
  .flatMap(([municipality, count]) => {
    const names = places[municipality.name] ?? [municipality.name]
    return names.slice(0, count).map((place) => ({
      key: keyOf(place),
      name: `${place} legekontor`,
      municipality: municipality.name,
      county: municipality.county,
      residents: Math.round(municipality.residents / count),
      phone: '',
      email: `post@${keyOf(place)}-legekontor.example`,
    }))
  })
  .map((office, i) => ({ ...office, phone: `+47 00 00 01 ${String(i + 1).padStart(2, '0')}` }))
