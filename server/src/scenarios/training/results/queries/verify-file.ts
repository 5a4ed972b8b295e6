import { MAX_FILE_BYTES, verifyFile as verify } from '#engines/credentials'
import { Refused, type RequestContext } from '#platform/http'
import { answerVerification, findRecord, type Verified } from '../verification.ts'
import { verifyOptions } from '#registry/issuer'

/** Whether an uploaded certificate is good. Whoever has the file has the name in it, so it is shown whole: it must be compared with the printed one. */
export async function verifyFile(ctx: RequestContext): Promise<Verified> {
  const verification = await verify(await readUpload(ctx), await verifyOptions(ctx))
  const issued = verification.facts ? await findRecord(ctx, verification.facts) : null
  return answerVerification(ctx, { by: 'file', verdict: verification.verdict, verification, issued, name: verification.facts?.holderName ?? null })
}

/** The file, up to what a certificate can be. More is read to its end, because a sender who is cut off never hears why, but not kept. */
async function readUpload(ctx: RequestContext): Promise<Uint8Array> {
  const upload = await ctx.upload()
  if (!upload) throw new Refused('certificates.no-file')
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of upload.stream) {
    const bytes = chunk as Buffer
    size += bytes.length
    if (size <= MAX_FILE_BYTES) chunks.push(bytes)
  }
  if (size > MAX_FILE_BYTES) throw new Refused('platform.too-large', { limitMb: MAX_FILE_BYTES / 1024 / 1024 })
  if (size === 0) throw new Refused('certificates.no-file')
  return Buffer.concat(chunks)
}
