/** English text to translated text; `{0}` stands for the first value. */
export type Translations = Readonly<Record<string, string>>
