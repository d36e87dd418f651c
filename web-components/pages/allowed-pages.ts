import { language, msg } from '../shared/i18n.ts'

interface Listed {
  readonly path: string
  readonly roles: readonly string[]
  readonly name: () => string
  /** What one does there. */
  readonly purpose: () => string
}

const all: readonly Listed[] = [
  {
    path: '/refer',
    roles: ['referrer', 'staff'],
    name: () => msg('Refer'),
    purpose: () => msg('Send photographs and a question to the hospital'),
  },
  {
    path: '/desk',
    roles: ['referrer', 'staff'],
    name: () => msg('Desk'),
    purpose: () => msg('What your office has begun, what waits and what was answered'),
  },
  {
    path: '/read',
    roles: ['specialist'],
    name: () => msg('Cases'),
    purpose: () => msg('Look at the cases that wait, and answer'),
  },
  {
    path: '/adoption',
    roles: ['coordinator', 'researcher'],
    name: () => msg('Adoption'),
    purpose: () => msg('Which offices use Lysbord, and which do not yet'),
  },
  {
    path: '/research',
    roles: ['coordinator', 'researcher'],
    name: () => msg('Research'),
    purpose: () => msg('Why some offices use Lysbord and others like them do not'),
  },
  {
    path: '/packs',
    roles: ['coordinator'],
    name: () => msg('Packs'),
    purpose: () => msg('What each specialty asks for, and which units work with it'),
  },
]

/** The pages somebody with these roles has a use for. */
export const allowedPages = (roles: readonly string[]): readonly Listed[] =>
  all.filter((page) => page.roles.some((role) => roles.includes(role)))

const roleWords: Readonly<Record<string, () => string>> = {
  referrer: () => msg('doctors at GP offices'),
  staff: () => msg('staff at GP offices'),
  specialist: () => msg('specialists at the hospital'),
  coordinator: () => msg('coordinators'),
  researcher: () => msg('researchers'),
}

/** Whom a page is for, in the plural, as it goes into a sentence. */
export const rolesInWords = (roles: readonly string[]): string =>
  new Intl.ListFormat(language()).format(roles.map((role) => roleWords[role]?.() ?? role))
