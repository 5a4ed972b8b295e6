import { parse } from 'csv-parse'
import iconv from 'iconv-lite'
import { pipeline, Readable } from 'node:stream'
import type { SheetRow } from './model.ts'
import { IntakeRefused } from './refused.ts'

/** Enough of a file to tell its encoding and separator. */
const HEAD_BYTES = 256 * 1024
const BATCH_ROWS = 500
/** What goes to the parser at once: all records of one piece wait in its buffer, and emptying a buffer of a hundred thousand takes the square of that. */
const PIECE_LETTERS = 64 * 1024

/** Bytes in pieces: a file's stream, an upload, or one buffer in an array. */
export type ByteSource = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/**
 * Reads CSV as it arrives, in batches of rows: a file of a million rows needs no more memory than one of ten.
 * Encoding and separator are told from the first 256 kB. Throws `IntakeRefused('damaged-file')`, as when a quote never closes.
 */
export async function* readCsv(source: ByteSource): AsyncGenerator<SheetRow[]> {
  const text = decode(source)
  const head = await text.next()
  if (head.done) throw new IntakeRefused('empty-file')
  const parser = parse({
    delimiter: separatorOf(head.value), relax_column_count: true, relax_quotes: true, skip_empty_lines: false, max_record_size: 1_000_000,
  })
  pipeline(Readable.from(startWith(head.value, text)), parser, () => { /* the loop below throws the same error */ })
  let row = 0
  let batch: SheetRow[] = []
  try {
    for await (const record of parser) {
      batch.push({ row: ++row, cells: record as string[] })
      if (batch.length === BATCH_ROWS) {
        yield batch
        batch = []
      }
    }
  } catch (error) {
    throw error instanceof IntakeRefused ? error : new IntakeRefused('damaged-file', error instanceof Error ? error.message.split(':')[0] : undefined)
  }
  if (batch.length > 0) yield batch
}

async function* startWith(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield* inPieces(first)
  for await (const text of rest) yield* inPieces(text)
}

function* inPieces(text: string): Generator<string> {
  for (let from = 0; from < text.length; from += PIECE_LETTERS) yield text.slice(from, from + PIECE_LETTERS)
}

/** Text of a file in UTF-8 (with a BOM or not), UTF-16 (what Excel calls Unicode text) or GB 18030. */
async function* decode(source: ByteSource): AsyncGenerator<string> {
  let head: Uint8Array[] = []
  let held = 0
  let decoder: iconv.DecoderStream | undefined
  const flushHead = (): string => {
    const bytes = Buffer.concat(head)
    head = []
    decoder = iconv.getDecoder(encodingOf(bytes)) as iconv.DecoderStream
    return withoutBom(decoder.write(bytes) ?? '')
  }
  for await (const chunk of source) {
    if (decoder) {
      const text = decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
      if (text) yield text
      continue
    }
    head.push(chunk)
    held += chunk.byteLength
    if (held >= HEAD_BYTES) yield flushHead()
  }
  if (!decoder && held > 0) yield flushHead()
  const tail = decoder?.end()
  if (tail) yield tail
}

function withoutBom(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}

/** GB 18030 is what is left when the bytes are not UTF-8: nearly every text in it breaks UTF-8's rules within a few characters. */
export function encodingOf(head: Buffer): 'utf8' | 'utf16le' | 'utf16-be' | 'gb18030' {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf16-be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return 'utf8'
  } catch {
    return 'gb18030'
  }
}

/** The commonest of comma, tab and semicolon outside quotes in the first lines; a comma where there is none. */
function separatorOf(text: string): string {
  const bare = text.slice(0, 8192).replace(/"[^"]*"/g, '')
  const times = (separator: string): number => bare.split(separator).length
  return [',', '\t', ';'].reduce((best, next) => times(next) > times(best) ? next : best)
}
