/** Hands a file to the browser, which puts it where it puts downloads. Its address stays for a minute: some browsers fetch it late. */
export function saveFile(file: Blob, name: string): void {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(file), download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
