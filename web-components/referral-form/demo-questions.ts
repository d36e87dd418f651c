import type { Ask, Questionnaire } from '../client.ts'

export const both = (en: string, nb: string) => ({ en, nb })
export const choice = (code: string, en: string, nb: string) => ({ code, label: both(en, nb) })
export const unknown = choice('unknown', 'Unknown', 'Vet ikke')

/** Where it is on the body, by tap or in words; a day; red flags; views that hang on answers. */
export const onTheBody: Questionnaire = {
  id: 'on-the-body',
  title: both('Somewhere on the skin', 'Et sted på huden'),
  service: 'skin',
  asks: [
    {
      id: 'bodySite',
      type: 'choice',
      diagram: 'body',
      label: both('Where on the body', 'Hvor på kroppen'),
      choices: [
        choice('scalp', 'Scalp', 'Hodebunn'),
        choice('face', 'Face', 'Ansikt'),
        choice('outer_ear', 'Outer ear', 'Ytre øre'),
        choice('neck', 'Neck', 'Hals'),
        choice('chest', 'Chest', 'Bryst'),
        choice('abdomen', 'Abdomen', 'Mage'),
        choice('back', 'Back', 'Rygg'),
        choice('genital', 'Genitals', 'Kjønnsorganer'),
        choice('arm', 'Arm', 'Arm'),
        choice('hand', 'Hand', 'Hånd'),
        choice('leg', 'Leg', 'Bein'),
        choice('foot', 'Foot', 'Fot'),
        unknown,
      ],
      required: true,
      part: 'where',
    },
    {
      id: 'side',
      type: 'choice',
      label: both('Side', 'Side'),
      choices: [
        choice('left', 'Left', 'Venstre'),
        choice('right', 'Right', 'Høyre'),
        choice('midline', 'Midline', 'Midtlinjen'),
        choice('bilateral', 'Both', 'Begge'),
        unknown,
      ],
      required: true,
      part: 'where',
    },
    {
      id: 'mapPoint',
      type: 'point',
      diagram: 'body',
      label: both('The place', 'Stedet'),
      required: false,
      part: 'where',
    },
    { id: 'noticedOn', type: 'date', label: both('First noticed', 'Først lagt merke til'), required: true },
    { id: 'fever', type: 'ynu', label: both('Fever', 'Feber'), required: true },
    {
      id: 'temperature',
      type: 'number',
      unit: '°C',
      min: 30,
      max: 43,
      label: both('Temperature', 'Temperatur'),
      when: { ask: 'fever', equals: 'yes' },
      required: true,
    },
    { id: 'raised', type: 'ynu', label: both('Raised', 'Opphøyd'), required: true },
  ],
  views: [
    {
      view: 'overview',
      label: both('Overview that shows where', 'Oversikt som viser hvor'),
      guide: both('From one metre, with a landmark in the picture.', 'Fra én meter, med et kjennemerke i bildet.'),
      required: true,
    },
    {
      view: 'close_up_scale',
      label: both('Close-up with a ruler', 'Nærbilde med målestokk'),
      guide: both('Straight from above, the ruler beside it.', 'Rett ovenfra, med målestokken ved siden av.'),
      required: true,
    },
    {
      view: 'oblique',
      label: both('From the side', 'Skrått fra siden'),
      required: true,
      when: { ask: 'raised', equals: 'yes' },
    },
  ],
  stops: [
    {
      id: 'sepsis',
      when: {
        all: [
          { ask: 'fever', equals: 'yes' },
          { ask: 'temperature', atLeast: 39 },
        ],
      },
      label: both('High fever with a rash', 'Høy feber med utslett'),
      advice: both('Do not wait for photographs.', 'Ikke vent på bilder.'),
    },
  ],
}

const kinds: readonly ((id: string) => Ask)[] = [
  (id) => ({ id, type: 'ynu', label: both(`Yes or no, ${id}`, `Ja eller nei, ${id}`), required: true }),
  (id) => ({
    id,
    type: 'number',
    min: 0,
    max: 99,
    unit: 'mm',
    label: both(`Size, ${id}`, `Størrelse, ${id}`),
    required: false,
  }),
  (id) => ({ id, type: 'text', label: both(`In words, ${id}`, `Med ord, ${id}`), required: false }),
  (id) => ({ id, type: 'duration', label: both(`For how long, ${id}`, `Hvor lenge, ${id}`), required: false }),
  (id) => ({
    id,
    type: 'choices',
    label: both(`What applies, ${id}`, `Hva passer, ${id}`),
    choices: [
      choice('size', 'Size', 'Størrelse'),
      choice('colour', 'Colour', 'Farge'),
      choice('none', 'None', 'Ingen'),
      unknown,
    ],
    exclusive: 'none',
    required: false,
  }),
  (id) => ({
    id,
    type: 'choice',
    label: both(`One of them, ${id}`, `En av dem, ${id}`),
    choices: [choice('left', 'Left', 'Venstre'), choice('right', 'Right', 'Høyre'), unknown],
    required: true,
  }),
]

/** A long form: eighty questions of every kind, each fourth asked only where an earlier one was not answered with no. */
export const eighty: Questionnaire = {
  id: 'eighty',
  title: both('Eighty questions', 'Åtti spørsmål'),
  service: 'skin',
  asks: Array.from({ length: 80 }, (_, n) => ({
    ...kinds[n % kinds.length]!(`q${n + 1}`),
    ...(n % 4 === 3 &&
      n > 12 && {
        when: {
          any: [
            { ask: 'q1', equals: 'yes' },
            { ask: 'q7', equals: 'unknown' },
          ],
        },
      }),
  })),
  views: [],
}

const several = { ask: 'count', equals: 'multiple' }
/** One spot or several: which of them a photograph shows, and a close-up wanted of each. */
export const severalSpots = (one: Questionnaire): Questionnaire => ({
  ...one,
  id: 'several-spots',
  parts: {
    label: both('Which spot', 'Hvilken flekk'),
    choices: [
      { ...choice('all', 'Several together', 'Flere samlet'), together: true, when: several },
      choice('L1', 'L1', 'L1'),
      { ...choice('L2', 'L2', 'L2'), when: several },
      { ...choice('L3', 'L3', 'L3'), more: true, when: several },
      { ...choice('L4', 'L4', 'L4'), more: true, when: several },
    ],
  },
  views: one.views.map((view) => ({
    ...view,
    ...(view.view === 'overview' && { of: ['all', 'L1', 'L2', 'L3', 'L4'].map((code) => ({ code })) }),
    ...(view.view === 'close_up_scale' && { eachPart: true, scales: ['ruler', 'sticker', 'known_object', 'none'] }),
  })),
})
