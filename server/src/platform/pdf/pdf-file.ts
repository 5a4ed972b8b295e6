import { Worker } from 'node:worker_threads'

/** What a PDF says of itself: how many pages, and its own title, author and contents with the page of each. */
export type Facts = { pages: number; title: string; author: string; summary: string; contents: { title: string; page: number; depth: number }[] }
/** How a page is wanted: as large as fits, in dots. `counted`: with the dots of its pictures, which takes a second look at it. */
export type Drawn = { as: 'webp' | 'jpeg'; quality: number; width: number; height: number; counted?: true }
/** A page as a picture and as lines (null: it has no words). `dots`: of all pictures on it together, which tells how finely a page was scanned; 0 where there is none, or nobody asked. */
export type Page = { picture: Uint8Array; words: string | null; dots: number }

export type Ask = { kind: 'open' } | { kind: 'draw'; page: number; drawn: Drawn }
export type Answer = { facts: Facts } | { page: Page } | { failed: string }

/** Opening, and drawing one page, take no longer; what does is a file that was made to. */
const patienceMs = { open: 30_000, draw: 45_000 } as const

/** The thread failed at a page: it ran out of memory or time, or could not draw it. */
export class PageFailed extends Error {}

/** A PDF that asks for a password, or that is none, or has no page. */
export class PdfRefused extends Error {
  readonly reason: 'locked' | 'broken'
  constructor(reason: 'locked' | 'broken') {
    super(`a PDF that is ${reason}`)
    this.reason = reason
  }
}

/** A PDF in a thread of its own (`pdf-worker.ts`). One question at a time; `close` it. */
export class PdfFile {
  readonly #worker: Worker

  constructor(bytes: Uint8Array) {
    // pdf.js keeps the bytes it is given: a copy, so that they stay ours too.
    this.#worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), { workerData: new Uint8Array(bytes), resourceLimits: { maxOldGenerationSizeMb: 768 } })
    // Heard by whoever asks next; alone it must not end the server.
    this.#worker.on('error', () => {})
  }

  /** Throws `PdfRefused`. */
  async open(): Promise<Facts> {
    const answer = await this.#ask({ kind: 'open' }).catch((): Answer => ({ failed: 'broken' }))
    if ('facts' in answer && answer.facts.pages > 0) return answer.facts
    throw new PdfRefused('failed' in answer && answer.failed === 'PasswordException' ? 'locked' : 'broken')
  }

  /** Throws `PageFailed`. */
  async draw(page: number, drawn: Drawn): Promise<Page> {
    const answer = await this.#ask({ kind: 'draw', page, drawn })
    if ('page' in answer) return answer.page
    throw new PageFailed(`page ${page}: ${'failed' in answer ? answer.failed : 'another answer'}`)
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }

  #ask(ask: Ask): Promise<Answer> {
    const worker = this.#worker
    return new Promise((resolve, reject) => {
      const end = (then: () => void) => {
        clearTimeout(timer)
        for (const [event, listener] of [['message', heard], ['error', failed], ['exit', failed]] as const) worker.off(event, listener)
        then()
      }
      const heard = (answer: Answer) => end(() => resolve(answer))
      const failed = () => end(() => reject(new PageFailed('its thread ended')))
      const timer = setTimeout(() => end(() => { void worker.terminate(); reject(new PageFailed('it took too long')) }), patienceMs[ask.kind])
      worker.on('message', heard)
      worker.on('error', failed)
      worker.on('exit', failed)
      worker.postMessage(ask, [])
    })
  }
}
