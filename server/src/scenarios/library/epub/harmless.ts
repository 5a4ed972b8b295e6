import { elements, type Element } from './xml.ts'

/** What a chapter may be made of. Nothing else comes out: an element that is not here gives its content, one of `gone` not even that. */
const kept = new Set(['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'figure', 'figcaption', 'br', 'hr', 'em', 'strong', 'u', 's', 'sub', 'sup', 'small', 'mark', 'code', 'pre', 'ruby', 'rt', 'rp', 'cite', 'q', 'abbr', 'a', 'img'])
const called: Readonly<Record<string, string>> = { b: 'strong', i: 'em', section: 'div', article: 'div', aside: 'div', center: 'div', header: 'div', footer: 'div', main: 'div', del: 's', strike: 's', tt: 'code', image: 'img' }
const gone = new Set(['script', 'style', 'head', 'title', 'meta', 'link', 'base', 'iframe', 'frame', 'frameset', 'object', 'embed', 'applet', 'audio', 'video', 'source', 'track', 'canvas', 'form', 'input', 'button', 'select', 'textarea', 'template', 'noscript', 'math', 'param', 'dialog', 'portal'])
const single = new Set(['br', 'hr', 'img'])

/** Where an address of the chapter leads inside the book, if it does. */
export type Ways = { picture(address: string): number | null; chapter(address: string): { chapter: number; anchor: string | null } | null }

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)
/** Names of places in a chapter stand apart from the names of the page that shows it. */
export const anchorOf = (name: string | undefined): string | null => (name && /^[\w.:-]{1,80}$/.test(name) ? `b-${name}` : null)

/**
 * The body of a chapter as markup that can do nothing: elements of a list, next to no attributes, pictures by number, links by chapter, every sign of text escaped. Addresses of
 * elsewhere do not survive.
 */
export function harmless(body: Element, ways: Ways): { html: string; signs: number } {
  const out: string[] = []
  let signs = 0
  function write(node: Element | string): void {
    if (typeof node === 'string') {
      signs += node.replace(/\s/g, '').length
      out.push(escaped(node))
      return
    }
    if (gone.has(node.name)) return
    const name = called[node.name] ?? node.name
    if (!kept.has(name)) return node.children.forEach(write)
    const attributes = attributesOf(name, node, ways)
    if (attributes === null) return node.children.forEach(write)
    out.push(`<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`).join('')}>`)
    if (single.has(name)) return
    node.children.forEach(write)
    out.push(`</${name}>`)
  }
  body.children.forEach(write)
  return { html: out.join('').trim(), signs }
}

/** Null: the element has no sense without what it lacks; its content stays. */
function attributesOf(name: string, { attributes: given }: Element, ways: Ways): Record<string, string> | null {
  const id = anchorOf(given['id'])
  const own: Record<string, string> = id ? { id } : {}
  if (name === 'img') {
    const picture = ways.picture(given['src'] ?? given['xlink:href'] ?? given['href'] ?? '')
    return picture === null ? null : { ...own, 'data-picture': String(picture), alt: (given['alt'] ?? '').slice(0, 300) }
  }
  if (name === 'a') {
    const to = ways.chapter(given['href'] ?? '')
    if (!to) return id ? own : null
    return { ...own, 'data-chapter': String(to.chapter), ...(to.anchor && { 'data-anchor': to.anchor }) }
  }
  if (name === 'td' || name === 'th') for (const span of ['colspan', 'rowspan']) if (/^[1-9]\d?$/.test(given[span] ?? '')) own[span] = given[span]!
  return own
}

/** The first heading of a chapter, or nothing. */
export function headingOf(body: Element): Element | undefined {
  for (const one of elements(body)) if (/^h[1-3]$/.test(one.name)) return one
  return undefined
}
