import { randomInt } from 'node:crypto'
import type { Cipher } from '#platform/crypto'
import { shuffled, type BallotSheet } from './election-rules.ts'

const sealedIn = 'founding_round.box'

/**
 * The ballot box (F5): all ballots of a round as one sealed value, shuffled anew each time one is put in. No ballot has a row, an id, a time or a place of its own, so nothing in
 * the database leads from a ballot to whoever was the first, the last or the one before; and nobody sees before the box is closed how the vote goes.
 */
export const emptyBox = (cipher: Cipher): Buffer => cipher.seal('[]', sealedIn)

export function openBox(cipher: Cipher, sealed: Buffer): BallotSheet[] {
  return JSON.parse(cipher.open(sealed, sealedIn).reveal()) as BallotSheet[]
}

export function putIn(cipher: Cipher, sealed: Buffer, sheet: BallotSheet): Buffer {
  return cipher.seal(JSON.stringify(shuffled([...openBox(cipher, sealed), sheet], (below) => randomInt(below))), sealedIn)
}
