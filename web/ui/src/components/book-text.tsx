import { createElement, useMemo, type MouseEvent, type ReactNode } from 'react'
import styles from './book-text.module.css'

/** The same list as the server's: what is not in it is not made, whatever the answer holds. */
const kept = new Set(['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'figure', 'figcaption', 'br', 'hr', 'em', 'strong', 'u', 's', 'sub', 'sup', 'small', 'mark', 'code', 'pre', 'ruby', 'rt', 'rp', 'cite', 'q', 'abbr'])
const single = new Set(['br', 'hr'])
const inTables = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr'])

interface BookTextProps {
  /** Markup of a chapter as the server gives it. It is read in a document that runs nothing and loads nothing; the page's own elements are built from it. */
  html: string
  /** Address of a picture of the book. */
  picture: (number: number) => string
  onChapter: (chapter: number, anchor: string | null) => void
}

/** A chapter of a book. */
export function BookText({ html, picture, onChapter }: BookTextProps) {
  const body = useMemo(() => new DOMParser().parseFromString(html, 'text/html').body, [html])
  return <div className={styles.text}>{build(body, { picture, onChapter })}</div>
}

function build(of: Node, ways: Omit<BookTextProps, 'html'>): ReactNode[] {
  return [...of.childNodes].map((node, index) => {
    if (node.nodeType === Node.TEXT_NODE) return inTables.has(of.nodeName.toLowerCase()) ? null : node.nodeValue
    if (!(node instanceof Element) && node.nodeType !== Node.ELEMENT_NODE) return null
    const element = node as Element
    const name = element.localName
    const id = /^b-[\w.:-]{1,80}$/.exec(element.id)?.[0]
    const number = (attribute: string) => { const value = element.getAttribute(attribute) ?? ''; return /^[1-9]\d{0,3}$/.test(value) ? Number(value) : undefined }
    if (name === 'img') {
      const given = number('data-picture')
      return given === undefined ? null : <img key={index} id={id} src={ways.picture(given)} alt={element.getAttribute('alt') ?? ''} loading="lazy" />
    }
    if (name === 'a') {
      const chapter = number('data-chapter')
      if (chapter === undefined) return <span key={index} id={id}>{build(element, ways)}</span>
      const anchor = /^b-[\w.:-]{1,80}$/.exec(element.getAttribute('data-anchor') ?? '')?.[0] ?? null
      return <a key={index} id={id} href={`#${anchor ?? ''}`} onClick={(event: MouseEvent) => { event.preventDefault(); ways.onChapter(chapter, anchor) }}>{build(element, ways)}</a>
    }
    if (!kept.has(name)) return <span key={index}>{build(element, ways)}</span>
    const attributes = { key: index, id, ...((name === 'td' || name === 'th') && { colSpan: number('colspan'), rowSpan: number('rowspan') }) }
    return single.has(name) ? createElement(name, attributes) : createElement(name, attributes, ...build(element, ways))
  })
}
