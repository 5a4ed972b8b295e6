import type { FileAnswer } from '@guildhall/contract'

/** Puts bytes that were fetched into the reader's downloads. */
export function saveFile(file: FileAnswer): void {
  const address = URL.createObjectURL(new Blob([Uint8Array.from(file.bytes)], { type: file.contentType }))
  const link = Object.assign(document.createElement('a'), { href: address, download: file.fileName })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
