import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCipher, type CipherSuite } from '../crypto/index.ts'
import { ChangedFile, opening, sealing } from './sealed-stream.ts'

const keys = { data: randomBytes(32), index: randomBytes(32) }
const cipher = createCipher(keys)
const chunk = 65_536 + 16

async function through(parts: Buffer[], ...steps: NodeJS.ReadWriteStream[]): Promise<Buffer> {
  const out: Buffer[] = []
  await pipeline([Readable.from(parts), ...steps, async function (source: AsyncIterable<Buffer>) {
    for await (const part of source) out.push(part)
  }] as never)
  return Buffer.concat(out)
}
const seal = (bytes: Buffer, by = cipher) => through([bytes], sealing(by))
const open = (bytes: Buffer, by = cipher) => through([bytes], opening(by))
/** Cut into the pieces in which a disk or a network might hand it over. */
const cut = (bytes: Buffer, sizes: readonly number[]) => {
  const parts: Buffer[] = []
  for (let [at, turn] = [0, 0]; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length]!
    parts.push(bytes.subarray(at, at + size))
    at += size
  }
  return parts
}

describe('a sealed stream', () => {
  test.each([0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])('of %i bytes comes back as it was', async (size) => {
    const bytes = randomBytes(size)
    const sealed = await seal(bytes)
    expect((await open(sealed)).equals(bytes)).toBe(true)
    expect(size < 8 || !sealed.includes(bytes.subarray(0, 8))).toBe(true)
  })
  test('property: however it is cut on its way in and out', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 70_000 }), { minLength: 1, maxLength: 4 })
    await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: 150_000 }), sizes, sizes, async (size, into, out) => {
      const bytes = randomBytes(size)
      const sealed = await through(cut(bytes, into.map((one) => one + 500)), sealing(cipher))
      expect((await through(cut(sealed, out.map((one) => one + 500)), opening(cipher))).equals(bytes)).toBe(true)
    }), { numRuns: 40 })
  })
  test('property: F3: one changed bit anywhere does not open', async () => {
    const bytes = randomBytes(70_000)
    const sealed = await seal(bytes)
    await fc.assert(fc.asyncProperty(fc.nat(sealed.length - 1), fc.nat(7), async (at, bit) => {
      const changed = Buffer.from(sealed)
      changed[at]! ^= 1 << bit
      // A changed mark makes it a file in clear, which its SHA-256 then refuses.
      if (at < 8) expect((await open(changed)).equals(bytes)).toBe(false)
      else await expect(open(changed)).rejects.toThrow(ChangedFile)
    }), { numRuns: 60 })
  })
  test('F3: cut short at any place, also between two chunks, it does not open', async () => {
    const sealed = await seal(randomBytes(200_000))
    const header = sealed.length - (200_000 + 4 * 16)
    for (const end of [header, header + 1, header + chunk, header + 2 * chunk, header + 3 * chunk, sealed.length - 1, 20]) await expect(open(sealed.subarray(0, end))).rejects.toThrow(ChangedFile)
  })
  test('F3: chunks swapped, repeated, left out, or added from another file do not open', async () => {
    const [one, other] = [await seal(randomBytes(200_000)), await seal(randomBytes(200_000))]
    const header = one.length - (200_000 + 4 * 16)
    const parts = (sealed: Buffer) => [0, 1, 2, 3].map((index) => sealed.subarray(header + index * chunk, Math.min(header + (index + 1) * chunk, sealed.length)))
    const [a, b, c, d] = parts(one) as [Buffer, Buffer, Buffer, Buffer]
    const with_ = (...chunks: Buffer[]) => Buffer.concat([one.subarray(0, header), ...chunks])
    expect((await open(with_(a, b, c, d))).length).toBe(200_000)
    for (const wrong of [[b, a, c, d], [a, a, b, c, d], [a, c, d], [a, b, parts(other)[2]!, d], [a, b, c, d, d], [a, b, c]]) await expect(open(with_(...wrong))).rejects.toThrow(ChangedFile)
  })
  test('with another key ring it does not open; with the other suite it does, for each value names its own', async () => {
    const sealed = await seal(Buffer.from('content'))
    await expect(open(sealed, createCipher({ data: randomBytes(32), index: randomBytes(32) }))).rejects.toThrow(ChangedFile)
    const sm4 = createCipher(keys, 'sm4' satisfies CipherSuite)
    expect((await open(sealed, sm4)).toString()).toBe('content')
    expect((await open(await seal(Buffer.from('内容'), sm4))).toString()).toBe('内容')
  })
  test('what was stored in clear flows through', async () => {
    for (const text of ['', 'a', 'a,b\n1,2\n']) expect((await open(Buffer.from(text))).toString()).toBe(text)
    expect((await through([Buffer.of(0x89), Buffer.from('PNG')], opening(cipher))).equals(Buffer.concat([Buffer.of(0x89), Buffer.from('PNG')]))).toBe(true)
  })
})
