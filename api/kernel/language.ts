/** The language of a page before it knows whose it is: Norwegian, unless the browser's first wish is another one. */
export const languageOf = (accepted: string | undefined): 'nb' | 'en' =>
  /^\s*(nb|nn|no)\b/i.test(accepted ?? 'nb') ? 'nb' : 'en'
