import type { FileAnswer } from '@guildhall/contract'

/** Hands a file to the browser's downloads. */
export function saveFile(file: FileAnswer): void {
  const address = URL.createObjectURL(new Blob([Uint8Array.from(file.bytes)], { type: file.contentType }))
  const link = Object.assign(document.createElement('a'), { href: address, download: file.fileName })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
