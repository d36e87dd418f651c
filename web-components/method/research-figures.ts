import { msg } from '../shared/i18n.ts'

interface ResearchFigure {
  readonly name: () => string
  /** What it is called in files and in other programs; null where it has no such name. */
  readonly term: string | null
  /** What it is good for, in words of everyday. */
  readonly plain: () => string
  readonly exact: () => string
}

/** The figures of the researcher's page, in the order in which they come up there. */
export const researchFigures: readonly ResearchFigure[] = [
  {
    name: () => msg('How unlike two offices are'),
    term: 'Gower',
    plain: () =>
      msg(
        'Only offices that are alike in size, people and place tell something by their difference in use. 0 is alike in everything compared, 1 as unlike as two offices of the region can be.',
      ),
    exact: () =>
      msg(
        'The mean over what is compared: of a figure the difference over the largest in the region, of a word 0 or 1. What is not known of one of the two is left out.',
      ),
  },
  {
    name: () => msg('Pairs'),
    term: null,
    plain: () =>
      msg('Each user gets one office that never used it, so that all pairs together are as alike as can be.'),
    exact: () =>
      msg(
        'Optimal assignment, each office once. A pair over the limit that was stored is never made; the user then has none.',
      ),
  },
  {
    name: () => msg('How alike both sides are'),
    term: 'SMD',
    plain: () => msg('If users and the others differ in size, size may be what explains their use.'),
    exact: () => msg('The mean of users less the mean of the others, over the standard deviation of users.'),
  },
  {
    name: () => msg('Part of the users that has everything'),
    term: 'inclN',
    plain: () => msg('Can one use it without? Near 1: nearly everybody who uses it has it.'),
    exact: () =>
      msg(
        'x is how far an office has it, y how far it uses it, m the smaller of both: the sum of m over the sum of y.',
      ),
  },
  {
    name: () => msg('How little that is a matter of course'),
    term: 'RoN',
    plain: () => msg('What everybody has explains nothing. Near 0: users have it, but so have the others.'),
    exact: () => msg('The sum of 1 − x over the sum of 1 − m.'),
  },
  {
    name: () => msg('Part of those with everything that uses it'),
    term: 'inclS, covN',
    plain: () => msg('Is it enough? Near 1: nearly everybody who has it uses it.'),
    exact: () => msg('The sum of m over the sum of x.'),
  },
  {
    name: () => msg('The same, less what speaks for the contrary'),
    term: 'PRI',
    plain: () => msg('Where offices have something by half, the same figure can speak for use and against it.'),
    exact: () =>
      msg('c is the smallest of x, y and 1 − y: the sum of m less the sum of c, over the sum of x less the sum of c.'),
  },
  {
    name: () => msg('How much a part of the solution explains'),
    term: 'covS, covU',
    plain: () => msg('Of the use there is: how much goes with this part, and how much with this part only.'),
    exact: () =>
      msg(
        'covS is the sum of m over the sum of y; covU is that of the whole solution less that of the solution without this part.',
      ),
  },
  {
    name: () => msg('How easily chance does the same'),
    term: 'p',
    plain: () =>
      msg(
        'Four users that have everything and four others that do not look convincing; chance alone makes such a picture once in 70 times.',
      ),
    exact: () =>
      msg('Fisher’s exact test, one-sided: of all ways to share out who uses it, the part that is at least as clear.'),
  },
  {
    name: () => msg('How far coders agree'),
    term: 'kappa',
    plain: () => msg('Two who mark the same text agree now and then by chance. 1 is always, 0 is no more than chance.'),
    exact: () =>
      msg(
        'Sentences marked alike as a part of all, less what chance gives, over 1 less what chance gives. Undefined where chance gives 1.',
      ),
  },
  {
    name: () => msg('With the key person'),
    term: null,
    plain: () => msg('How much of the use is at risk if one person leaves.'),
    exact: () =>
      msg(
        'Cases of twelve months in which the person of the office who took part in most took part, over all its cases.',
      ),
  },
  {
    name: () => msg('How much goes through that person'),
    term: 'betweenness',
    plain: () => msg('Whoever stands between all the others is missed by all of them.'),
    exact: () =>
      msg(
        'Shortest ways between two others that lead over that person, each pair once, over all pairs of others. With fewer than six nodes it is not told.',
      ),
  },
]
