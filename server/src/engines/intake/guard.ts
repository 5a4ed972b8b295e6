import { inflateRawSync } from 'node:zlib'
import { IntakeRefused } from './refused.ts'

export interface IntakeLimits {
  /** Bytes of the file as uploaded. */
  fileBytes: number
  /** Bytes of all parts of a workbook together, unpacked: the limit of a zip bomb. */
  unpackedBytes: number
  /** Rows of all sheets together. What is read as a stream (`readCsv`) has no such limit. */
  rows: number
  workbookCells: number
}

export const defaultLimits: IntakeLimits = { fileBytes: 100e6, unpackedBytes: 200e6, rows: 100_000, workbookCells: 5_000_000 }

/** What the bytes are, by content and never by name; refuses what is no spreadsheet. `head` needs only the first few kilobytes. */
export function sniffKind(head: Uint8Array): 'xlsx' | 'csv' {
  const bytes = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 8192))
  if (bytes.length === 0) throw new IntakeRefused('empty-file')
  if (bytes.readUInt16BE(0) === 0x504b) return 'xlsx'
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) throw new IntakeRefused('old-or-encrypted-workbook')
  const utf16 = bytes.length > 1 && (bytes.readUInt16BE(0) === 0xfffe || bytes.readUInt16BE(0) === 0xfeff)
  const marks = /^(?:%PDF|\x89PNG|\xff\xd8\xff|GIF8|\x7fELF|MZ|Rar!|7z|\s*<(?:!doctype|html|\?xml|table|meta))/i
  if ((!utf16 && bytes.includes(0)) || marks.test(bytes.toString('latin1').replace(/^ï»¿/, ''))) throw new IntakeRefused('not-a-spreadsheet')
  return 'csv'
}

const LAST_ROW = 1_048_576
const AFTER_NAME = new Set(Buffer.from(' \t\r\n/>'))
const TAG = /^\w+((?:\s+[\w:.-]+\s*=\s*(?:"[^"<>&]*"|'[^'<>&]*'))*)\s*\/?>/
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const RANGE = /^([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?$/

interface ZipEntry { name: string; method: number; packed: number; unpacked: number; at: number }

/**
 * Looks into the zip before the workbook reader does, because that one inflates whatever it is told to: declared sizes are
 * summed against the limit, then each part is inflated with its declared size as the ceiling, so a lie about it is found too.
 * Rows, cells and merged areas are counted in the sheets' XML: a merge over a million rows would keep the reader busy for ever.
 */
export function guardWorkbook(bytes: Buffer, limits: IntakeLimits): void {
  const entries = listZip(bytes)
  if (!entries.some((entry) => entry.name === 'xl/workbook.xml')) throw new IntakeRefused('not-a-spreadsheet')
  if (entries.reduce((sum, entry) => sum + entry.unpacked, 0) > limits.unpackedBytes) throw new IntakeRefused('too-large')
  let rows = 0
  let cells = 0
  for (const entry of entries) {
    const part = inflate(bytes, entry)
    if (!/worksheets.*\.xml/i.test(entry.name)) continue // as loosely as the workbook reader looks for sheets
    const found = tags(part, 'row')
    rows += found.length
    cells += tags(part, 'c').length + mergedArea(part)
    if (rows > limits.rows || cells > limits.workbookCells) throw new IntakeRefused('too-many-rows')
    if (found.some((at) => Number(attribute(part, at, 'r') ?? 0) > LAST_ROW)) throw new IntakeRefused('damaged-file', 'row number')
  }
}

function listZip(bytes: Buffer): ZipEntry[] {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > bytes.length) throw new IntakeRefused('damaged-file', 'no end of central directory')
  const entries: ZipEntry[] = []
  const total = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  if (total > 4000) throw new IntakeRefused('too-large')
  for (let i = 0; i < total; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw new IntakeRefused('damaged-file', 'central directory')
    const nameLength = bytes.readUInt16LE(at + 28)
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength), method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20), unpacked: bytes.readUInt32LE(at + 24), at: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

function inflate(bytes: Buffer, entry: ZipEntry): Buffer {
  if (entry.at + 30 > bytes.length) throw new IntakeRefused('damaged-file', entry.name)
  const start = entry.at + 30 + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28)
  const packed = bytes.subarray(start, start + entry.packed)
  if (entry.method === 0) return packed
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(entry.unpacked, 1) })
  } catch {
    throw new IntakeRefused('damaged-file', entry.name)
  }
}

/** Where the tags of this name stand, prefixed or not, whatever white space follows. */
function tags(part: Buffer, name: string): number[] {
  const found: number[] = []
  for (const before of ['<', ':']) {
    for (let at = part.indexOf(before + name); at >= 0; at = part.indexOf(before + name, at + 1)) {
      if (AFTER_NAME.has(part[at + 1 + name.length] ?? 0)) found.push(at + 1)
    }
  }
  return found
}

/** An attribute as the workbook reader will see it. A tag that could be read in two ways (entities, a > in a value) is refused: no spreadsheet program writes one. */
function attribute(part: Buffer, at: number, name: string): string | undefined {
  const tag = TAG.exec(part.toString('latin1', at, Math.min(part.indexOf('>', at) + 1, at + 2000)))
  if (!tag) throw new IntakeRefused('damaged-file', 'tag')
  return [...tag[1]!.matchAll(ATTRIBUTE)].find(([, key]) => key === name)?.slice(2).find((value) => value !== undefined)
}

/** Cells under all merges of a sheet. */
function mergedArea(part: Buffer): number {
  let area = 0
  for (const at of tags(part, 'mergeCell')) {
    const ref = RANGE.exec(attribute(part, at, 'ref')?.replaceAll('$', '') ?? '')
    if (!ref) throw new IntakeRefused('damaged-file', 'merged cells')
    const [, left, top, right = left, bottom = top] = ref
    area += (Math.abs(columnNumber(right!) - columnNumber(left!)) + 1) * (Math.abs(Number(bottom) - Number(top)) + 1)
  }
  return area
}

function columnNumber(letters: string): number {
  let number = 0
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64
  return number
}
