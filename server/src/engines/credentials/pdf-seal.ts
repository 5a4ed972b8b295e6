import { createHash } from 'node:crypto'
import { decodeBase58, encodeBase58 } from './base58.ts'
import type { IssuerKey } from './model.ts'
import { signBytes, signatureHolds } from './proof.ts'

/** Keeps a seal from being taken for a signature over anything else. */
const PURPOSE = 'guildhall pdf seal 1\n'
/** The last line of a file, a comment to every reader of PDFs: key and signature in multibase. */
const SEAL = /%GuildhallSeal1 (z[1-9A-HJ-NP-Za-km-z]{40,60}) (z[1-9A-HJ-NP-Za-km-z]{80,90})\n$/
const LONGEST = 200

export interface PdfSeal { content: Uint8Array; publicKeyMultibase: string; signature: Uint8Array }

/** Appends a signature over every byte of the file (C10). The attached credential is signed by itself; this is for the page that people look at. */
export async function sealPdf(pdf: Uint8Array, key: IssuerKey): Promise<Uint8Array> {
  const content = Buffer.concat([pdf, Buffer.from('\n')])
  const signature = await signBytes(toSign(content), key)
  return Buffer.concat([content, Buffer.from(`%GuildhallSeal1 ${key.publicKeyMultibase} z${encodeBase58(signature)}\n`)])
}

/** The seal at the end of a file; null where there is none. */
export function readPdfSeal(pdf: Uint8Array): PdfSeal | null {
  const tail = Buffer.from(pdf.subarray(Math.max(0, pdf.length - LONGEST))).toString('latin1')
  const found = SEAL.exec(tail)
  const signature = found && decodeBase58(found[2]!.slice(1))
  if (!found || !signature) return null
  return { content: pdf.subarray(0, pdf.length - found[0].length), publicKeyMultibase: found[1]!, signature }
}

/** Whether the key that it names made the seal over exactly these bytes. Whether that key is to be believed is another question. */
export function sealHolds({ content, publicKeyMultibase, signature }: PdfSeal): Promise<boolean> {
  return signatureHolds(toSign(content), { publicKeyMultibase, signature })
}

function toSign(content: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(PURPOSE), createHash('sha256').update(content).digest()])
}
