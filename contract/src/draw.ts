import { z } from 'zod'

/*
 * How a draw is held and checked (docs/draws.md): the same few lines for the server, the browser and the command. SHA-256 is written out because a page without
 * https has no crypto.subtle, and somebody who checks should not have to believe a library.
 */

export const drawAlgorithm = 'guildhall-draw-1'

const hex = z.string().regex(/^[0-9a-f]{64}$/)
/** What is promised before: hashed together with the seed. `rules` is kept as the very text that was hashed. */
export const drawRules = z.object({ algorithm: z.literal(drawAlgorithm), draw: z.string().max(100), seats: z.number().int().min(0), waitlist: z.number().int().min(0).nullable(), closesAt: z.string().max(40), drawAt: z.string().max(40) })
/** All that anybody needs to recompute a draw. Entries are numbers; whose they are stays with their owners. */
export const drawSheet = z.object({
  rules: z.string().max(2_000), commitment: hex, frozenAt: z.iso.datetime().nullable(), entries: z.array(z.number().int().positive()).max(2_000_000), entriesHash: hex.nullable(), seed: hex.nullable(),
  /** In the order drawn: first those who got a seat, then those who wait. */
  winners: z.array(z.number().int().positive()).max(2_000_000), waiting: z.array(z.number().int().positive()).max(2_000_000),
})
export type DrawSheet = z.output<typeof drawSheet>
export type DrawRules = z.output<typeof drawRules>

export type Hash = (bytes: Uint8Array) => Uint8Array
const utf8 = new TextEncoder()
const toHex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const fromHex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

/** SHA-256(seed in hex + line feed + rules), in hex: published when entering opens. */
export function commitmentOf(seed: string, rules: string, hash: Hash = sha256): string {
  return toHex(hash(utf8.encode(`${seed}\n${rules}`)))
}

/** SHA-256 of the numbers of all entries in ascending order, each followed by a line feed, in hex: published when entering has closed, before the seed is. */
export function entriesHashOf(entries: readonly number[], hash: Hash = sha256): string {
  return toHex(hash(utf8.encode(entries.toSorted((a, b) => a - b).map((entry) => `${entry}\n`).join(''))))
}

/** The entries in the order in which they are drawn: by HMAC-SHA256(seed, "<draw>:<number>"), smallest first. */
export function rankEntries(seed: string, draw: string, entries: readonly number[], hash: Hash = sha256): number[] {
  const hmac = hmacWith(fromHex(seed), hash)
  return entries.map((entry) => ({ entry, score: toHex(hmac(utf8.encode(`${draw}:${entry}`))) })).toSorted((a, b) => (a.score < b.score ? -1 : a.score > b.score ? 1 : a.entry - b.entry)).map(({ entry }) => entry)
}

export type DrawCheck = { rules: boolean; commitment: boolean; entries: boolean; winners: boolean; waiting: boolean }

/** Recomputes a draw from its sheet and says what agrees. A sheet without a seed has not been drawn: nothing but its entries can be checked. */
export function verifyDraw(sheet: DrawSheet, hash: Hash = sha256): DrawCheck {
  const rules = rulesOf(sheet.rules)
  const entries = sheet.entriesHash !== null && new Set(sheet.entries).size === sheet.entries.length && entriesHashOf(sheet.entries, hash) === sheet.entriesHash
  if (!rules || sheet.seed === null) return { rules: rules !== null, commitment: false, entries, winners: false, waiting: false }
  const ranked = rankEntries(sheet.seed, rules.draw, sheet.entries, hash)
  const same = (a: readonly number[], b: readonly number[]) => a.length === b.length && a.every((entry, index) => entry === b[index])
  return {
    rules: true, commitment: commitmentOf(sheet.seed, sheet.rules, hash) === sheet.commitment, entries, winners: same(sheet.winners, ranked.slice(0, rules.seats)),
    waiting: same(sheet.waiting, ranked.slice(rules.seats, rules.waitlist === null ? undefined : rules.seats + rules.waitlist)),
  }
}

function rulesOf(text: string): DrawRules | null {
  try {
    return drawRules.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** HMAC (RFC 2104) over a hash with blocks of 64 bytes. */
function hmacWith(key: Uint8Array, hash: Hash): Hash {
  const block = new Uint8Array(64)
  block.set(key.length > 64 ? hash(key) : key)
  const [inner, outer] = [block.map((byte) => byte ^ 0x36), block.map((byte) => byte ^ 0x5c)]
  return (message) => hash(joined(outer, hash(joined(inner, message))))
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

const primes = (count: number) => {
  const found: number[] = []
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n)
  return found
}
/** First 32 bits of the fractional part of a root, as FIPS 180-4 makes its constants. */
const fraction = (root: number) => ((root - Math.floor(root)) * 2 ** 32) >>> 0
const initial = primes(8).map((prime) => fraction(Math.sqrt(prime)))
const constants = primes(64).map((prime) => fraction(Math.cbrt(prime)))
const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by))

/** SHA-256 (FIPS 180-4). */
export function sha256(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array((message.length + 72) & ~63)
  padded.set(message)
  padded[message.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(message.length / 2 ** 29))
  view.setUint32(padded.length - 4, (message.length << 3) >>> 0)
  const state = Uint32Array.from(initial)
  const w = new Uint32Array(64)
  for (let offset = 0; offset < padded.length; offset += 64) {
    for (let i = 0; i < 16; i++) w[i] = view.getUint32(offset + i * 4)
    for (let i = 16; i < 64; i++) {
      const [x, y] = [w[i - 15]!, w[i - 2]!]
      w[i] = w[i - 16]! + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + w[i - 7]! + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10))
    }
    let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number]
    for (let i = 0; i < 64; i++) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + constants[i]! + w[i]!) >>> 0
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) >>> 0
      h = g; g = f; f = e; e = (d + one) >>> 0; d = c; c = b; b = a; a = (one + two) >>> 0
    }
    for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = state[i]! + word
  }
  const out = new Uint8Array(32)
  for (const [i, word] of state.entries()) new DataView(out.buffer).setUint32(i * 4, word)
  return out
}
