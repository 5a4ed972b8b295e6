import { expect, test } from 'vitest'
import { randomBytes } from 'node:crypto'
import { createCipher } from '#platform/crypto'
import { newId } from '#platform/ids'
import { makeDoorCode, makeScanProof, readDoorCode, readScanProof } from './door-code.ts'

const cipher = createCipher({ data: randomBytes(32), index: randomBytes(32) })
const start = new Date('2026-12-31T23:59:45+08:00')
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000)

test('a code is good for its own fifteen seconds and the next, also over New Year, and old afterwards', () => {
  const subject = newId()
  const { token, until } = makeDoorCode(cipher, subject, start)
  expect(token).toMatch(/^[\w-]{40}$/)
  expect(until).toEqual(later(15))
  expect([0, 29, 30, 3600].map((seconds) => readDoorCode(cipher, token, later(seconds)))).toEqual([
    { kind: 'fresh', subject }, { kind: 'fresh', subject }, { kind: 'old', subject }, { kind: 'old', subject },
  ])
  expect(readDoorCode(cipher, token, later(-1))).toEqual({ kind: 'wrong' })
})

test('a code of another door, another installation, or with one character changed is not ours', () => {
  const { token } = makeDoorCode(cipher, newId(), start)
  const foreign = createCipher({ data: randomBytes(32), index: randomBytes(32) })
  expect(readDoorCode(foreign, token, start)).toEqual({ kind: 'wrong' })
  for (let index = 0; index < token.length; index += 1) {
    const changed = `${token.slice(0, index)}${token[index] === 'A' ? 'B' : 'A'}${token.slice(index + 1)}`
    expect(readDoorCode(cipher, changed, start)).toEqual({ kind: 'wrong' })
  }
  for (const noise of ['', 'x', '𠮷'.repeat(20), token + token, '../../etc/passwd']) expect(readDoorCode(cipher, noise, start)).toEqual({ kind: 'wrong' })
})

test('a scan stays good for ten minutes in its own browser, for that code only', () => {
  const { token } = makeDoorCode(cipher, newId(), start)
  const other = makeDoorCode(cipher, newId(), start).token
  const proof = makeScanProof(cipher, token, start)
  expect(readScanProof(cipher, token, proof, later(600))).toEqual(start)
  expect(readScanProof(cipher, token, proof, later(601))).toBeNull()
  expect(readScanProof(cipher, other, proof, start)).toBeNull()
  expect(readScanProof(cipher, token, undefined, start)).toBeNull()
  expect(readScanProof(cipher, token, proof.replace(/^\d+/, String(later(300).getTime())), later(700))).toBeNull()
})
