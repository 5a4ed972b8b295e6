import { crc32, inflateRaw } from 'node:zlib'
import { promisify } from 'node:util'
import { Refused } from '#platform/http'

/** What a book may hold at most: entries, bytes of one entry, bytes of all, and how many times an entry grows. */
export const zipLimits = { entries: 3_000, entryBytes: 40 * 1024 * 1024, allBytes: 200 * 1024 * 1024, growth: 150, growthFrom: 1024 * 1024 } as const

const inflate = promisify(inflateRaw)
const broken = () => new Refused('library.broken')

type Entry = { name: string; method: number; packed: number; size: number; crc: number; at: number }

/**
 * A zip that somebody else made. Its directory is judged before a byte is unpacked: names that lead out of it, entries that lie over each other, too many, too large or grown beyond
 * reason are refused. What is unpacked may not be larger than the directory says, so the limits hold for what really comes out.
 */
export class Zip {
  readonly #bytes: Buffer
  readonly #entries: ReadonlyMap<string, Entry>

  constructor(bytes: Buffer) {
    this.#bytes = bytes
    this.#entries = readDirectory(bytes)
  }

  has(name: string): boolean {
    return this.#entries.has(name)
  }

  async read(name: string): Promise<Buffer> {
    const entry = this.#entries.get(name)
    if (!entry) throw broken()
    const { at, packed, size } = entry
    const from = at + 30 + this.#bytes.readUInt16LE(at + 26) + this.#bytes.readUInt16LE(at + 28)
    if (from + packed > this.#bytes.length) throw broken()
    const raw = this.#bytes.subarray(from, from + packed)
    const out = entry.method === 0 ? raw : await inflate(raw, { maxOutputLength: Math.max(1, size) }).catch((error: { code?: string }) => {
      throw error.code === 'ERR_BUFFER_TOO_LARGE' ? new Refused('library.unpacks-too-large') : broken()
    })
    if (out.length !== size || crc32(out) !== entry.crc) throw broken()
    return out
  }
}

/** A path inside the book and nothing else: relative, with forward strokes, never upwards. */
export function isInside(name: string): boolean {
  return name !== '' && !/[\\\0]/.test(name) && !name.startsWith('/') && !/^[a-z]:/i.test(name) && !name.split('/').includes('..')
}

function readDirectory(bytes: Buffer): Map<string, Entry> {
  const end = bytes.lastIndexOf(Buffer.of(0x50, 0x4b, 0x05, 0x06))
  if (end < 0 || end + 22 > bytes.length) throw broken()
  const [count, start] = [bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 16)]
  if (count > zipLimits.entries) throw new Refused('library.unpacks-too-large')
  const entries = new Map<string, Entry>()
  const places: { at: number; until: number }[] = []
  let [at, all] = [start, 0]
  for (let left = count; left > 0; left--) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== 0x02014b50) throw broken()
    const [flags, method, crc, packed, size, name, extra, comment, local] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 16), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)]
    const path = bytes.subarray(at + 46, at + 46 + name).toString('utf8')
    at += 46 + name + extra + comment
    if (!isInside(path)) throw new Refused('library.unsafe')
    if (flags & 1) throw new Refused('library.locked')
    all += size
    if (size > zipLimits.entryBytes || all > zipLimits.allBytes || (size > zipLimits.growthFrom && size > packed * zipLimits.growth)) throw new Refused('library.unpacks-too-large')
    if ((method !== 0 && method !== 8) || local + 30 + packed > start || bytes.readUInt32LE(local) !== 0x04034b50 || entries.has(path)) throw broken()
    places.push({ at: local, until: local + 30 + packed })
    if (!path.endsWith('/')) entries.set(path, { name: path, method, packed, size, crc, at: local })
  }
  places.sort((a, b) => a.at - b.at)
  if (places.some((one, index) => one.until > (places[index + 1]?.at ?? start))) throw new Refused('library.unpacks-too-large')
  return entries
}
