import type { Seal } from '#engines/sheets'
import type { Cipher } from '#platform/crypto'

/** By this the codes on our sheets are known as ours. */
export const sealOf = (cipher: Cipher): Seal => (bytes) => cipher.blind(`training-sheet:${bytes.toString('hex')}`, 'code')
