/** What is asked over the screen: commands, keys, settings, packs. One piece, because each piece is one more name in a page's policy. */
export { choosePack } from './choose-pack.ts'
export { CommandKeys } from './command-keys.ts'
export { imageFacts } from './image-facts.ts'
export { keysDialog } from './keys-dialog.ts'
export { inspectContext, showCommands } from './show-commands.ts'
