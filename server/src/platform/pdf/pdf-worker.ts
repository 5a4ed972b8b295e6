import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import { getDocument, OPS, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { fontFile } from '../fonts/index.ts'
import type { Answer, Ask, Facts } from './pdf-file.ts'
import { linesOf, type Piece } from './words.ts'

/*
 * The thread in which a PDF of somebody's is opened. It has no network, no database and a bounded memory, runs no script of the file, and is ended when it takes too long.
 */

/** Letters that a file names without bringing them: Chinese print shops do so. Latin ones come with pdf.js. */
for (const name of ['sans-serif', 'monospace']) GlobalFonts.registerFromPath(fontFile('sans'), name)
GlobalFonts.registerFromPath(fontFile('serif'), 'serif')

const place = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const beside = (folder: string) => `${join(place, folder)}/`
/** Of one picture in a page: one of a hundred thousand by a hundred thousand is left out instead of unpacked. */
const mostDots = 64_000_000
const [mostContents, mostDepth] = [1_000, 4]

const opening = getDocument({
  data: workerData as Uint8Array, cMapUrl: beside('cmaps'), cMapPacked: true, standardFontDataUrl: beside('standard_fonts'), wasmUrl: beside('wasm'), maxImageSize: mostDots, enableXfa: false, stopAtErrors: false, verbosity: 0,
})

// Heard when somebody asks; a thread that dies of it first could not say why.
opening.promise.catch(() => {})

const answers: { [Kind in Ask['kind']]: (ask: Extract<Ask, { kind: Kind }>) => Promise<Answer> } = {
  async open() {
    const pdf = await opening.promise
    const { info } = await pdf.getMetadata().catch(() => ({ info: {} as Record<string, unknown> }))
    const said = (key: string) => { const value = (info as Record<string, unknown>)[key]; return typeof value === 'string' ? value : '' }
    return { facts: { pages: pdf.numPages, title: said('Title'), author: said('Author'), summary: said('Subject'), contents: await contentsOf(pdf) } }
  },
  async draw({ page: number, drawn: { as, quality, width, height, counted } }) {
    const pdf = await opening.promise
    const page = await pdf.getPage(number)
    try {
      const natural = page.getViewport({ scale: 1 })
      const viewport = page.getViewport({ scale: Math.min(width / natural.width, height / natural.height) })
      const canvas = createCanvas(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)))
      await page.render({ canvas: canvas as unknown as HTMLCanvasElement, canvasContext: canvas.getContext('2d') as unknown as CanvasRenderingContext2D, viewport }).promise
      const { items } = await page.getTextContent()
      const picture = as === 'webp' ? await canvas.encode('webp', quality) : await canvas.encode('jpeg', quality)
      return { page: { picture: new Uint8Array(picture), dots: counted ? await dotsOf(page) : 0, words: linesOf(items.filter((item): item is Extract<typeof item, { str: string }> => 'str' in item) satisfies Piece[]) } }
    } finally {
      page.cleanup()
    }
  },
}

/** Dots of the pictures that a page shows, whether it is one picture, strips, or a mask over a background. */
async function dotsOf(page: PDFPageProxy): Promise<number> {
  const { fnArray, argsArray } = await page.getOperatorList()
  let dots = 0
  for (const [index, kind] of fnArray.entries()) {
    const args = argsArray[index] as unknown[] | null
    if (kind === OPS.paintImageXObject) dots += Number(args?.[1]) * Number(args?.[2])
    else if (kind === OPS.paintInlineImageXObject || kind === OPS.paintImageMaskXObject) {
      const { width, height } = (args?.[0] ?? {}) as { width?: number; height?: number }
      dots += (width ?? 0) * (height ?? 0)
    }
  }
  return Number.isFinite(dots) ? dots : 0
}

/** The file's own contents, as far as their places are pages of it. */
async function contentsOf(pdf: PDFDocumentProxy): Promise<Facts['contents']> {
  type Entry = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number]
  const contents: Facts['contents'] = []
  async function add(entries: Entry[], depth: number): Promise<void> {
    for (const entry of entries) {
      if (contents.length >= mostContents) return
      const page = await pageOf(pdf, entry.dest).catch(() => null)
      const title = entry.title.replace(/\s+/g, ' ').trim().slice(0, 200)
      if (page !== null && title) contents.push({ title, page, depth })
      if (depth < mostDepth) await add(entry.items as Entry[], depth + 1)
    }
  }
  await add(await pdf.getOutline().catch(() => null) ?? [], 0)
  return contents
}

async function pageOf(pdf: PDFDocumentProxy, dest: string | unknown[] | null): Promise<number | null> {
  const explicit = typeof dest === 'string' ? await pdf.getDestination(dest) : dest
  const [first] = explicit ?? []
  if (typeof first === 'number') return first < pdf.numPages ? first + 1 : null
  return first ? await pdf.getPageIndex(first as Parameters<typeof pdf.getPageIndex>[0]) + 1 : null
}

parentPort!.on('message', (ask: Ask) => {
  const answer = answers[ask.kind] as (ask: Ask) => Promise<Answer>
  const tell = (told: Answer) => parentPort!.postMessage(told, [])
  answer(ask).then(tell, (error: unknown) => tell({ failed: (error as Error).name }))
})
