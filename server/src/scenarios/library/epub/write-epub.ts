import { crc32, deflateRawSync } from 'node:zlib'

export type Part = { name: string; bytes: Buffer | string }
export type Written = { title: string; author: string; language?: string; rights?: string; description?: string; chapters: readonly { title: string; body: string }[]; pictures?: readonly { name: string; bytes: Buffer; cover?: true }[] }

/** A zip; the first part is stored as it is, the others packed. */
export function writeZip(parts: readonly Part[]): Buffer {
  const [files, directory]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const [index, part] of parts.entries()) {
    const raw = typeof part.bytes === 'string' ? Buffer.from(part.bytes) : part.bytes
    const packed = index === 0 ? raw : deflateRawSync(raw)
    const name = Buffer.from(part.name)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(0x0800, 2)
    head.writeUInt16LE(index === 0 ? 0 : 8, 4)
    head.writeUInt16LE(0x21, 8)
    head.writeUInt32LE(crc32(raw), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(raw.length, 18)
    head.writeUInt16LE(name.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    files.push(Buffer.of(0x50, 0x4b, 3, 4), head, name, packed)
    directory.push(Buffer.of(0x50, 0x4b, 1, 2, 20, 0), head, place, name)
    at += 30 + name.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...files, listed, end])
}

const said = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
const page = (title: string, body: string) => `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>${said(title)}</title></head><body>${body}</body></html>`

/** The parts of an EPUB 3 with a navigation; `body` of a chapter is XHTML. */
export function partsOfEpub(book: Written): Part[] {
  const pictures = book.pictures ?? []
  const type = (name: string) => (name.endsWith('.png') ? 'image/png' : 'image/jpeg')
  const items = [...book.chapters.map((_, index) => `<item id="c${index + 1}" href="c${index + 1}.xhtml" media-type="application/xhtml+xml"/>`), ...pictures.map((one, index) => `<item id="p${index + 1}" href="${one.name}" media-type="${type(one.name)}"${one.cover ? ' properties="cover-image"' : ''}/>`)]
  const facts = [['title', book.title], ['creator', book.author], ['language', book.language ?? 'zh-CN'], ['identifier', `urn:guildhall:${book.title}`], ['rights', book.rights], ['description', book.description]].flatMap(([name, value]) => (value ? [`<dc:${name}${name === 'identifier' ? ' id="id"' : ''}>${said(value)}</dc:${name}>`] : []))
  return [
    { name: 'mimetype', bytes: 'application/epub+zip' },
    { name: 'META-INF/container.xml', bytes: '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>' },
    { name: 'book/package.opf', bytes: `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">${facts.join('')}</metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>${items.join('')}</manifest><spine>${book.chapters.map((_, index) => `<itemref idref="c${index + 1}"/>`).join('')}</spine></package>` },
    { name: 'book/nav.xhtml', bytes: page(book.title, `<nav epub:type="toc"><ol>${book.chapters.map((one, index) => `<li><a href="c${index + 1}.xhtml">${said(one.title)}</a></li>`).join('')}</ol></nav>`) },
    ...book.chapters.map((one, index) => ({ name: `book/c${index + 1}.xhtml`, bytes: page(one.title, `<h1>${said(one.title)}</h1>${one.body}`) })),
    ...pictures.map((one) => ({ name: `book/${one.name}`, bytes: one.bytes })),
  ]
}

/** An EPUB 3: what the demo lends, and what tests upload. */
export const writeEpub = (book: Written): Buffer => writeZip(partsOfEpub(book))
