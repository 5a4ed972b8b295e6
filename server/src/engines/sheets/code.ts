/** One page of one sheet of a print run. `copy` and `page` count from 1. */
export type PageCode = { run: string; copy: number; page: number }
/** A keyed hash over the bytes of a code, at least six bytes long. */
export type Seal = (bytes: Buffer) => Buffer

const [prefix, alphabet, sealBytes] = ['GH1', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 6] as const

/** What the printed code holds: letters and digits that make a small code. It names a print run and a place in it, and nobody. */
export function writeCode({ run, copy, page }: PageCode, seal: Seal): string {
  const bytes = bytesOf({ run, copy, page })
  return `${prefix}${base32(Buffer.concat([bytes, seal(bytes).subarray(0, sealBytes)]))}`
}

/** Whether a code that was read may be one of ours; its seal is looked at by {@link isGenuine}. */
export function readCode(text: string): (PageCode & { seal: Buffer }) | null {
  if (!/^GH1[A-Z2-7]{40}$/.test(text)) return null
  const bytes = unbase32(text.slice(prefix.length))
  const hex = bytes.subarray(0, 16).toString('hex')
  return { run: [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-'), copy: bytes.readUInt16BE(16), page: bytes[18]!, seal: bytes.subarray(19, 19 + sealBytes) }
}

/** A code that we printed: nobody makes a sheet more, or another number of it. */
export function isGenuine(read: PageCode & { seal: Buffer }, seal: Seal): boolean {
  return seal(bytesOf(read)).subarray(0, sealBytes).equals(read.seal)
}

function bytesOf({ run, copy, page }: PageCode): Buffer {
  const bytes = Buffer.alloc(19)
  Buffer.from(run.replaceAll('-', ''), 'hex').copy(bytes)
  bytes.writeUInt16BE(copy, 16)
  bytes[18] = page
  return bytes
}

function base32(bytes: Buffer): string {
  let bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  bits = bits.padEnd(Math.ceil(bits.length / 5) * 5, '0')
  return bits.match(/.{5}/g)!.map((five) => alphabet[Number.parseInt(five, 2)]).join('')
}

function unbase32(text: string): Buffer {
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)))
}
