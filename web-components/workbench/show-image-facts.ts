import { msg } from '../shared/i18n.ts'
import { type Disposable, together } from './commands.ts'
import type { Registries } from './registries.ts'

/** Shows what is known of the photographs on the table, or no longer. */
export const registerImageFacts = (
  { commands, keybindings }: Registries,
  marks: { need(): Promise<{ toggleFacts(): void }> },
): Disposable =>
  together(
    commands.register({
      id: 'image.showFacts',
      title: () => msg('What is known of this photograph'),
      synonyms: ['exif', 'metadata'],
      run: async () => (await marks.need()).toggleFacts(),
      enabled: 'caseOpen && imageCount > 0',
    }),
    keybindings.register({ key: 'i', command: 'image.showFacts' }),
  )
