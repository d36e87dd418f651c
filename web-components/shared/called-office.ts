import { msg, str } from './i18n.ts'

/** An office's name; of the API's pseudonym (`Office 07`) the same in her language. */
export function calledOffice(name: string): string {
  const number = /^Office (\d{2,6})$/.exec(name)?.[1]
  return number ? msg(str`Office ${number}`) : name
}
