/** The plural category of a number in Northern Sami, as CLDR has it. trap: Chromium has no data for the language and would take the machine's. */
export const pluralOfSami = (count: number): 'one' | 'two' | 'other' =>
  count === 1 ? 'one' : count === 2 ? 'two' : 'other'
