import { posix } from 'node:path'
import { Refused } from '#platform/http'
import { anchorOf, harmless, headingOf, type Ways } from './harmless.ts'
import { children, elements, find, parse, textOf, words, type Element } from './xml.ts'
import { isInside, Zip } from './zip.ts'

export type Contents = { title: string; chapter: number; anchor: string | null; depth: number }
export type Epub = { title: string; author: string; summary: string; licence: string; chapters: { title: string; html: string; signs: number }[]; contents: Contents[]; pictures: Buffer[]; cover: number | null }

/** Chapters, entries of the contents, pictures, bytes of a picture, and signs of markup of one chapter and of all, at most. */
const most = { chapters: 1_000, contents: 1_000, pictures: 300, pictureBytes: 8 * 1024 * 1024, chapterMarkup: 4_000_000, markup: 40_000_000 } as const
/** Ways to hide the letters of fonts, which we do not use: a book that has only these is not locked. */
const fontHiding = new Set(['http://www.idpf.org/2008/embedding', 'http://ns.adobe.com/pdf/enc#RC'])

type Item = { id: string; path: string; type: string; properties: string[] }
type Place = { path: string; fragment: string | undefined }

/** A path as it is written in a file of the book, seen from the root; null for what leads elsewhere. */
function placeFrom(file: string, address: string): Place | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(address) || address.startsWith('//')) return null
  const [way = '', fragment] = address.split('#')
  let decoded: string
  try {
    decoded = decodeURIComponent(way.split('?')[0]!)
  } catch {
    return null
  }
  const path = decoded === '' ? file : posix.normalize(posix.join(posix.dirname(file), decoded))
  return isInside(path) ? { path, fragment } : null
}

/** Reads an EPUB (2 or 3) that somebody uploaded: its chapters made harmless, its pictures, and what it says of itself. Refuses what is broken, locked, unsafe or without text. */
export async function readEpub(bytes: Buffer): Promise<Epub> {
  const zip = new Zip(bytes)
  const xml = async (path: string) => parse(textOf(await zip.read(path)))
  if (zip.has('META-INF/encryption.xml') && [...elements(await xml('META-INF/encryption.xml'))].some((one) => one.name === 'encryptionmethod' && !fontHiding.has(one.attributes['Algorithm'] ?? ''))) throw new Refused('library.locked')
  const rootfile = find(await xml('META-INF/container.xml'), 'rootfile')?.attributes['full-path'] ?? ''
  if (!isInside(rootfile)) throw new Refused(rootfile === '' ? 'library.broken' : 'library.unsafe')
  const pack = await xml(rootfile)
  const items = itemsOf(pack, rootfile)
  const spine = children(find(pack, 'spine'), 'itemref').flatMap((one) => items.get(one.attributes['idref'] ?? '') ?? []).filter((item) => /xhtml|html|xml/.test(item.type) && zip.has(item.path))
  if (spine.length > most.chapters) throw new Refused('library.unpacks-too-large')
  const pictures = new Pictures(zip)
  const chapters: Epub['chapters'] = []
  const numbers = new Map<string, number>(spine.map((item, index) => [item.path, index + 1]))
  let markup = 0
  for (const item of spine) {
    const text = textOf(await zip.read(item.path))
    markup += text.length
    if (text.length > most.chapterMarkup || markup > most.markup) throw new Refused('library.unpacks-too-large')
    const document = parse(text)
    const body = find(document, 'body') ?? document
    await pictures.take([...elements(body)].filter((one) => one.name === 'img' || one.name === 'image').flatMap((one) => placeFrom(item.path, one.attributes['src'] ?? one.attributes['xlink:href'] ?? one.attributes['href'] ?? '')?.path ?? []))
    const ways: Ways = {
      picture: (address) => pictures.numberOf(placeFrom(item.path, address)?.path),
      chapter(address) {
        const place = placeFrom(item.path, address)
        const chapter = place && numbers.get(place.path)
        return chapter ? { chapter, anchor: anchorOf(place.fragment) } : null
      },
    }
    const { html, signs } = harmless(body, ways)
    chapters.push({ title: (words(headingOf(body)) || words(find(document, 'title'))).slice(0, 200), html, signs })
  }
  if (!chapters.some((one) => one.signs > 0)) throw new Refused('library.no-text')
  const contents = (await contentsOf({ pack, items, zip, xml })).flatMap(({ title, file, address, depth }): Contents[] => {
    const place = placeFrom(file, address)
    const chapter = place && numbers.get(place.path)
    return chapter && title ? [{ title: title.slice(0, 200), chapter, anchor: anchorOf(place.fragment), depth: Math.min(depth, 4) }] : []
  }).slice(0, most.contents)
  const named = chapters.map((one, index) => ({ ...one, title: contents.find((entry) => entry.chapter === index + 1)?.title ?? one.title }))
  const cover = coverOf(pack, items)
  if (cover) await pictures.take([cover.path])
  const metadata = find(pack, 'metadata')
  const said = (name: string) => children(metadata, name).map(words).filter(Boolean)
  return {
    title: said('title')[0] ?? '', author: said('creator').join('、'), summary: words(parse(said('description')[0] ?? '')), licence: said('rights')[0] ?? '', chapters: named,
    contents: contents.length > 0 ? contents : named.flatMap((one, index) => (one.title ? [{ title: one.title, chapter: index + 1, anchor: null, depth: 0 }] : [])), pictures: pictures.bytes, cover: pictures.numberOf(cover?.path),
  }
}

function itemsOf(pack: Element, rootfile: string): Map<string, Item> {
  return new Map(children(find(pack, 'manifest'), 'item').flatMap((one): [string, Item][] => {
    const place = placeFrom(rootfile, one.attributes['href'] ?? '')
    const id = one.attributes['id'] ?? ''
    return place && id ? [[id, { id, path: place.path, type: one.attributes['media-type'] ?? '', properties: (one.attributes['properties'] ?? '').split(/\s+/) }]] : []
  }))
}

function coverOf(pack: Element, items: ReadonlyMap<string, Item>): Item | undefined {
  const named = [...elements(pack)].find((one) => one.name === 'meta' && one.attributes['name'] === 'cover')?.attributes['content']
  return [...items.values()].find((item) => item.properties.includes('cover-image')) ?? items.get(named ?? '')
}

type Raw = { title: string; file: string; address: string; depth: number }

/** The navigation of EPUB 3, else the NCX of EPUB 2, else nothing. */
async function contentsOf({ pack, items, zip, xml }: { pack: Element; items: ReadonlyMap<string, Item>; zip: Zip; xml: (path: string) => Promise<Element> }): Promise<Raw[]> {
  const out: Raw[] = []
  const nav = [...items.values()].find((item) => item.properties.includes('nav'))
  if (nav && zip.has(nav.path)) {
    const navs = [...elements(await xml(nav.path))].filter((one) => one.name === 'nav')
    const list = (of: Element | undefined, depth: number): void => {
      for (const point of children(of, 'li')) {
        const link = children(point, 'a')[0] ?? find(point, 'a')
        if (link) out.push({ title: words(link), file: nav.path, address: link.attributes['href'] ?? '', depth })
        list(children(point, 'ol')[0], depth + 1)
      }
    }
    const toc = navs.find((one) => one.attributes['epub:type'] === 'toc') ?? navs[0]
    if (toc) list(find(toc, 'ol'), 0)
    if (out.length > 0) return out
  }
  const ncx = items.get(find(pack, 'spine')?.attributes['toc'] ?? '') ?? [...items.values()].find((item) => item.type === 'application/x-dtbncx+xml')
  if (!ncx || !zip.has(ncx.path)) return out
  const points = (of: Element | undefined, depth: number): void => {
    for (const point of children(of, 'navpoint')) {
      out.push({ title: words(children(point, 'navlabel')[0]), file: ncx.path, address: children(point, 'content')[0]?.attributes['src'] ?? '', depth })
      points(point, depth + 1)
    }
  }
  points(find(await xml(ncx.path), 'navmap'), 0)
  return out
}

/** PNG and JPEG, told by their first bytes; numbered as they come, each once. What is of another kind, too large or one too many is left out. */
class Pictures {
  readonly bytes: Buffer[] = []
  readonly #numbers = new Map<string, number>()
  readonly #zip: Zip

  constructor(zip: Zip) {
    this.#zip = zip
  }

  async take(paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      if (this.#numbers.has(path) || this.bytes.length >= most.pictures || !this.#zip.has(path)) continue
      const bytes = await this.#zip.read(path)
      const known = bytes.subarray(0, 8).equals(Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) || bytes.subarray(0, 3).equals(Buffer.of(0xff, 0xd8, 0xff))
      if (!known || bytes.length > most.pictureBytes) continue
      this.bytes.push(bytes)
      this.#numbers.set(path, this.bytes.length)
    }
  }

  numberOf(path: string | undefined): number | null {
    return (path !== undefined && this.#numbers.get(path)) || null
  }
}
