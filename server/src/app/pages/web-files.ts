import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json', '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json', '.png': 'image/png', '.jpg': 'image/jpeg', '.ico': 'image/x-icon', '.woff2': 'font/woff2', '.woff': 'font/woff', '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8', '.wasm': 'application/wasm', '.map': 'application/json',
}
const squeezable = /^(text|application\/(json|manifest|wasm)|image\/svg|font\/ttf)/

type WebFile = { bytes: Buffer; type: string; etag: string; cache: string; packed: Map<'br' | 'gzip', Promise<Buffer>> }

/**
 * The two web apps, read into memory at start-up: a few megabytes, and no path from a request ever reaches the disk. Each file is compressed once, when it is first asked
 * for. A path that is no file is a page of the app, which finds its own way (`index.html`).
 */
export function openWebFiles(): { answer(path: string, request: FastifyRequest, reply: FastifyReply): Promise<boolean> } {
  const files = new Map([...load('worker', '/'), ...load('admin', '/console/')])
  return {
    async answer(path, request, reply) {
      if (path === '/console') {
        await reply.redirect('/console/')
        return true
      }
      const file = find(files, path)
      if (!file) return false
      reply.header('etag', file.etag).header('cache-control', file.cache).header('vary', 'accept-encoding').type(file.type)
      if (request.headers['if-none-match'] === file.etag) {
        await reply.status(304).send()
        return true
      }
      const coding = squeezable.test(file.type) && file.bytes.length > 1_000 ? codingOf(request.headers['accept-encoding']) : undefined
      if (coding) reply.header('content-encoding', coding)
      await reply.send(coding ? await pack(file, coding) : file.bytes)
      return true
    },
  }
}

function find(files: Map<string, WebFile>, path: string): WebFile | undefined {
  const exact = files.get(path)
  if (exact) return exact
  // What looks like a file and is none is an error: a page in its place would be run as a script or stored as an image.
  if (extname(path) !== '' && !path.endsWith('/')) return undefined
  return files.get(path.startsWith('/console/') ? '/console/index.html' : '/index.html')
}

function* load(app: 'worker' | 'admin', base: string): Iterable<[string, WebFile]> {
  const folder = fileURLToPath(new URL(`../../../../web/${app}/dist/`, import.meta.url))
  if (!existsSync(folder)) return
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const place = join(entry.parentPath, entry.name)
    const name = place.slice(folder.length).replaceAll('\\', '/')
    const bytes = readFileSync(place)
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
    // Vite puts a hash of the content into the names under assets/; everything else is asked for again each time and mostly answered with 304.
    const cache = name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
    const file = { bytes, type: types[extname(name)] ?? 'application/octet-stream', etag, cache, packed: new Map() }
    yield [base + name, file]
    if (name === 'index.html') yield [base, file]
  }
}

function codingOf(header: string | string[] | undefined): 'br' | 'gzip' | undefined {
  const accepted = String(header ?? '')
  return /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined
}

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

function pack(file: WebFile, coding: 'br' | 'gzip'): Promise<Buffer> {
  let packed = file.packed.get(coding)
  if (!packed) {
    packed = coding === 'br' ? brotli(file.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }) : zip(file.bytes, { level: 7 })
    file.packed.set(coding, packed)
  }
  return packed
}
