/** Kinds of files that we take, told by their content: a name is only a claim. */
export type FileKind = { contentType: string; extension: string }

const kinds = {
  xlsx: { contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extension: 'xlsx' },
  csv: { contentType: 'text/csv', extension: 'csv' },
  epub: { contentType: 'application/epub+zip', extension: 'epub' },
  pdf: { contentType: 'application/pdf', extension: 'pdf' },
  png: { contentType: 'image/png', extension: 'png' },
  jpg: { contentType: 'image/jpeg', extension: 'jpg' },
  webp: { contentType: 'image/webp', extension: 'webp' },
  json: { contentType: 'application/json', extension: 'json' },
} satisfies Record<string, FileKind>

const magic: [Buffer, FileKind][] = [
  [Buffer.from('%PDF-'), kinds.pdf],
  [Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), kinds.png],
  [Buffer.of(0xff, 0xd8, 0xff), kinds.jpg],
]

/**
 * The kind of a file by its first bytes (some thousands) and, for a zip, by what its directory at the end names; undefined for what we do not take. Text without NUL is
 * JSON when it begins like it, else CSV; in whatever encoding, the reader of the table finds that out. Markup is refused: a browser might show it.
 */
export function sniffKind(head: Buffer, tail: Buffer): FileKind | undefined {
  for (const [bytes, kind] of magic) if (head.subarray(0, bytes.length).equals(bytes)) return kind
  if (head.subarray(0, 4).equals(Buffer.from('RIFF')) && head.subarray(8, 12).equals(Buffer.from('WEBP'))) return kinds.webp
  // An EPUB says what it is in its first entry, which is not packed.
  if (head.subarray(30, 58).equals(Buffer.from('mimetypeapplication/epub+zip'))) return kinds.epub
  if (head.subarray(0, 4).equals(Buffer.of(0x50, 0x4b, 0x03, 0x04))) return tail.includes('xl/workbook.xml') ? kinds.xlsx : undefined
  // UTF-16 with a byte order mark is text too: that is how some spreadsheets write "Unicode text".
  const utf16 = head.subarray(0, 2).equals(Buffer.of(0xff, 0xfe)) || head.subarray(0, 2).equals(Buffer.of(0xfe, 0xff))
  if (!utf16 && head.includes(0)) return undefined
  const text = head.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '').trimStart()
  if (/^(<|%!|MZ|#!)/.test(text)) return undefined
  return /^[[{]/.test(text) ? kinds.json : kinds.csv
}

/** The kind of bytes that are all here. */
export const kindOfFile = (bytes: Buffer): FileKind | undefined => sniffKind(bytes.subarray(0, 4_096), bytes.subarray(-65_536))
