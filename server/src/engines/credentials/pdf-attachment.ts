import { inflateSync } from 'node:zlib'
import { MAX_JSON_BYTES } from './read.ts'

/** Whether the bytes claim to be a PDF; readers accept the mark anywhere in the first kilobyte. */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')
}

/** Marks looked at before giving up, and bytes of dictionary around a mark: both bound the work of a hostile file. */
const MAX_MARKS = 50
const DICTIONARY_REACH = 1024

/**
 * The one file embedded in a PDF, or null when there is none or more than one: with two, which was meant would be up to
 * the reader. Embedded files are always plain stream objects, so looking for their dictionaries needs no PDF parser;
 * an encrypted PDF yields nothing.
 */
export function extractCredential(pdf: Uint8Array): Uint8Array | null {
  const buffer = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length)
  const found: Buffer[] = []
  let mark = buffer.indexOf('/EmbeddedFile')
  for (let seen = 0; mark >= 0; seen += 1) {
    const content = embeddedFileAt(buffer, mark)
    if (content) found.push(content)
    if (found.length > 1 || seen === MAX_MARKS) return null
    mark = buffer.indexOf('/EmbeddedFile', mark + 1)
  }
  return found[0] ?? null
}

function embeddedFileAt(pdf: Buffer, mark: number): Buffer | null {
  // Latin-1 keeps one character per byte, so positions in the text are positions in the file.
  const before = pdf.toString('latin1', Math.max(0, mark - DICTIONARY_REACH), mark)
  const opening = /^\/EmbeddedFile(?![A-Za-z])[^]*?>>\s*stream\r?\n/.exec(pdf.toString('latin1', mark, mark + DICTIONARY_REACH))
  if (!opening || opening[0].includes('endobj')) return null

  const start = mark + opening[0].length
  const reach = pdf.subarray(start, start + MAX_JSON_BYTES)
  const end = reach.indexOf('endstream')
  if (end < 0) return null

  const dictionary = before.slice(before.lastIndexOf('obj') + 1) + opening[0]
  if (!dictionary.includes('/Filter')) return reach.subarray(0, end)
  if (!dictionary.includes('/FlateDecode')) return null
  try {
    return inflateSync(reach.subarray(0, end), { maxOutputLength: MAX_JSON_BYTES })
  } catch {
    return null
  }
}
