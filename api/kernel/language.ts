/**
 * The language of a page before it knows whose it is: Norwegian, unless the browser's first wish is another one. The server
 * speaks bokmål and English, also in e-mails; nynorsk and Northern Sami are a reader's own choice, kept in her browser.
 */
export const languageOf = (accepted: string | undefined): 'nb' | 'en' =>
  /^\s*(nb|nn|no|se)\b/i.test(accepted ?? 'nb') ? 'nb' : 'en'
