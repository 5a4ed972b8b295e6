import type { InputOf, certificatesRoutes } from '@guildhall/contract'
import { findByNumber, openCertificate, parseNumber, verifyCredential } from '#engines/credentials'
import { maskNameForPublic } from '#platform/crypto'
import type { RequestContext } from '#platform/http'
import { answerVerification, type Verified } from '../verification.ts'
import { verifyOptions } from '#registry/issuer'

/** Whether the certificate with this number is good. The record is not believed either: its signed copy is checked like a file from outside. */
export async function verifyNumber(ctx: RequestContext, input: InputOf<typeof certificatesRoutes.verifyNumber>): Promise<Verified> {
  const number = parseNumber(input.number)
  const issued = number ? await findByNumber(ctx.tx, number) : null
  if (!issued) return answerVerification(ctx, { by: 'number', verdict: number ? 'no-such-number' : 'wrong-number', verification: null, issued: null, name: null })
  const verification = await verifyCredential(issued.publicCopy, await verifyOptions(ctx))
  const name = verification.facts ? maskNameForPublic(openCertificate(issued, ctx.cipher).holderName) : null
  return answerVerification(ctx, { by: 'number', verdict: verification.verdict, verification, issued, name })
}
