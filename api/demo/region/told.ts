/** A sentence somebody said, with the places in the tree of codes that each of two coders gave it. */
export interface ToldSentence {
  readonly says: string
  readonly first?: string
  readonly second?: string
  /** A tie that it tells of. */
  readonly tie?: readonly [from: readonly [Kind, string], to: readonly [Kind, string]]
}
type Kind = 'person' | 'technology' | 'rule'

export interface ToldInterview {
  /** The key of an office, or which one of those that never sent anything. */
  readonly office: string | number
  readonly title: string
  readonly speaker: string
  readonly mayQuote: boolean
  readonly mayShare: boolean
  readonly sentences: readonly ToldSentence[]
}

/** Invented, like everybody who says it. */
export const toldInterviews: readonly ToldInterview[] = [
  {
    office: 'alta',
    title: 'Om hverdagen med bilder',
    speaker: 'Lege',
    mayQuote: true,
    mayShare: true,
    sentences: [
      {
        says: 'Jeg begynte fordi pasientene mine måtte ta fly for en kontroll på fem minutter.',
        first: 'personal/need/enables/micro',
        second: 'personal/need/enables/micro',
      },
      {
        says: 'Nå tar sykepleieren bildene før jeg kommer inn, og da går det fort.',
        first: 'professional/gp/enables/micro',
        second: 'professional/technology/enables/micro',
        tie: [
          ['person', 'Sykepleieren'],
          ['technology', 'Bilderutinen'],
        ],
      },
      {
        says: 'Uten en takst hadde jeg nok gjort det sjeldnere.',
        first: 'regulatory/gp/hinders/macro',
        second: 'regulatory/gp/hinders/macro',
        tie: [
          ['person', 'Legen'],
          ['rule', 'Takst for bildehenvisning'],
        ],
      },
      {
        says: 'Når svaret kommer samme uke, ringer jeg ikke lenger.',
        first: 'professional/need/enables/meso',
        second: 'professional/need/enables/meso',
      },
    ],
  },
  {
    office: 'sortland',
    title: 'Fra skranken',
    speaker: 'Sekretær',
    mayQuote: true,
    mayShare: true,
    sentences: [
      {
        says: 'Det er jeg som finner fram kameraet og lader det.',
        first: 'personal/technology/enables/micro',
        second: 'technological/technology/enables/micro',
        tie: [
          ['person', 'Sekretæren'],
          ['technology', 'Kamera'],
        ],
      },
      {
        says: 'Legen vil gjerne, men spør meg hver gang hvor det ligger.',
        first: 'personal/gp/enables/micro',
        second: 'personal/gp/enables/micro',
      },
      {
        says: 'Da jeg var borte i høst, ble det ikke sendt noe.',
        first: 'personal/technology/hinders/micro',
        second: 'personal/technology/hinders/micro',
      },
    ],
  },
  {
    office: 0,
    title: 'Hvorfor det ikke ble noe av',
    speaker: 'Lege',
    mayQuote: true,
    mayShare: true,
    sentences: [
      {
        says: 'Utstyret kom, men det står i esken på lageret.',
        first: 'technological/technology/hinders/micro',
        second: 'technological/technology/hinders/micro',
      },
      {
        says: 'Vi har spesialist på besøk hver sjette uke, så behovet er ikke stort.',
        first: 'professional/need/hinders/meso',
        second: 'professional/need/hinders/meso',
      },
      { says: 'Ingen av oss har egentlig prøvd.', first: 'personal/gp/hinders/micro' },
    ],
  },
  {
    office: 1,
    title: 'En samtale som ikke skal siteres',
    speaker: 'Lege',
    mayQuote: false,
    mayShare: false,
    sentences: [
      {
        says: 'Jeg har ikke tid til å lære noe nytt nå.',
        first: 'personal/gp/hinders/micro',
        second: 'personal/gp/hinders/micro',
      },
      { says: 'Det er travelt, og vi er for få.', first: 'professional/gp/hinders/meso' },
    ],
  },
]
