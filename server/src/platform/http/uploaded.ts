import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { Refused } from './refused.ts'

type Part = { fileName: string; chunks: AsyncIterator<Buffer> }

/**
 * The file of a multipart request, which is read once: by the handler, and what that leaves by {@link digest}. It is hashed as it passes, so that it is never held a second
 * time, be it never so large.
 */
export class Uploaded {
  readonly #request: FastifyRequest
  readonly #hash = createHash('sha256')
  #part: Promise<Part | null> | undefined
  #digest: Buffer | undefined
  /** Did not arrive whole: what was answered then is no answer to the file. */
  broken = false

  constructor(request: FastifyRequest) {
    this.#request = request
  }

  /** Somebody has begun to read: the work cannot be done again from its beginning. */
  get begun(): boolean {
    return this.#part !== undefined
  }

  async open(): Promise<{ fileName: string; stream: Readable } | null> {
    const part = await this.#open()
    return part ? { fileName: part.fileName, stream: Readable.from(this.#chunks(part)) } : null
  }

  /** Of name and content, after reading what is left; null for a request that brought no file. */
  async digest(): Promise<Buffer | null> {
    if (!this.#request.isMultipart()) return null
    const part = await this.#open()
    if (!part) return null
    for await (const _ of this.#chunks(part));
    return this.#digest ??= this.#hash.digest()
  }

  #open(): Promise<Part | null> {
    return this.#part ??= this.#find()
  }

  async #find(): Promise<Part | null> {
    if (!this.#request.isMultipart()) return null
    const part = await this.#request.file().catch((error: unknown) => this.#breakOff(error))
    if (!part) return null
    this.#hash.update(`${JSON.stringify(part.filename)}\n`)
    return { fileName: part.filename, chunks: (part.file as AsyncIterable<Buffer>)[Symbol.asyncIterator]() }
  }

  /** By hand and not by `for await`, which would throw the rest away when the reader stops early. */
  async* #chunks({ chunks }: Part): AsyncGenerator<Buffer> {
    for (;;) {
      const next = await chunks.next().catch((error: unknown) => this.#breakOff(error))
      if (next.done) return
      this.#hash.update(next.value)
      yield next.value
    }
  }

  /** A form without boundary or one that ends in the middle is the sender's fault; what the server itself refuses (too large) says so already. */
  #breakOff(error: unknown): never {
    this.broken = true
    throw (error as { statusCode?: number }).statusCode ? error : new Refused('platform.invalid-input')
  }
}
