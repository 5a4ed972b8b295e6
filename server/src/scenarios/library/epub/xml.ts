import { Parser } from 'htmlparser2'
import { Refused } from '#platform/http'

export type Element = { name: string; attributes: Readonly<Record<string, string>>; children: (Element | string)[] }

/** Words that the markup of books may use without declaring them; no other entity is ever resolved. */
const named: Readonly<Record<string, string>> = { nbsp: '\u00a0', mdash: '—', ndash: '–', hellip: '…', ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', middot: '·', bull: '•', copy: '©', reg: '®', trade: '™', times: '×', deg: '°', ensp: '\u2002', emsp: '\u2003', thinsp: '\u2009', shy: '\u00ad', laquo: '«', raquo: '»', eacute: 'é', egrave: 'è', auml: 'ä', ouml: 'ö', uuml: 'ü' }

/** The text of a file of the book, by its byte order mark, else UTF-8. A declaration of entities, or a document type with one inside, is refused. */
export function textOf(bytes: Buffer): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  const text = new TextDecoder(encoding).decode(bytes)
  if (/<!ENTITY/i.test(text) || /<!DOCTYPE[^>]*\[/i.test(text)) throw new Refused('library.unsafe')
  return text
}

/** Elements are named without their prefix and in small letters; attributes keep theirs (`epub:type`). Deeper than a hundred levels nothing is nested any more. */
export function parse(text: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] }
  const open: Element[] = [root]
  let beyond = 0
  const parser = new Parser({
    onopentag(name, attributes) {
      if (open.length > 100) return void (beyond += 1)
      const element: Element = { name: name.split(':').at(-1)!.toLowerCase(), attributes, children: [] }
      open.at(-1)!.children.push(element)
      open.push(element)
    },
    ontext(text) {
      open.at(-1)!.children.push(text.replace(/&([a-z]+);/g, (whole, word: string) => named[word] ?? whole))
    },
    onclosetag() {
      if (beyond > 0) beyond -= 1
      else if (open.length > 1) open.pop()
    },
  }, { xmlMode: true, decodeEntities: true })
  parser.end(text)
  return root
}

export function* elements(within: Element): Generator<Element> {
  for (const child of within.children) {
    if (typeof child === 'string') continue
    yield child
    yield* elements(child)
  }
}

export function find(within: Element, name: string): Element | undefined {
  for (const one of elements(within)) if (one.name === name) return one
  return undefined
}

export const children = (of: Element | undefined, name: string): Element[] => (of?.children ?? []).filter((one): one is Element => typeof one !== 'string' && one.name === name)

/** What it says, as one line. */
export function words(of: Element | undefined): string {
  const said: string[] = []
  const walk = (element: Element) => { for (const child of element.children) if (typeof child === 'string') said.push(child); else walk(child) }
  if (of) walk(of)
  return said.join('').replace(/\s+/g, ' ').trim()
}
