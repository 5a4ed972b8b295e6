import type { AnswerOf, FileAnswer, InputOf, certificatesRoutes } from '@guildhall/contract'
import { drawCertificate, findIssued, openCertificate, openHolderCopy, sealWithKeyInUse, verifyCredential, type IssuedCredential } from '#engines/credentials'
import { asService, NotFound, Refused, requireWorker, type RequestContext } from '#platform/http'
import { findCertificate, findCertificatesOf, type CertificateRow } from '../certificates-store.ts'
import { issuerName, publicBase, verifyOptions, verifyPath } from '#registry/issuer'
import { presentFacts } from '../present-certificate.ts'
import { statementFor, textsOf } from '../certificate-texts.ts'

export async function listMyCertificates(ctx: RequestContext): Promise<AnswerOf<typeof certificatesRoutes.listMine>> {
  const { personId } = requireWorker(ctx)
  const rows = await asService(ctx, '', () => findCertificatesOf(ctx.tx, personId))
  const { name } = await issuerName(ctx)
  return { rows: rows.map((row) => presentFacts(row, name, ctx.clock.now())) }
}

/** One certificate of mine. It is checked while it is looked at: the page says when, and means it. */
export async function getMyCertificate(ctx: RequestContext, input: InputOf<typeof certificatesRoutes.getMine>): Promise<AnswerOf<typeof certificatesRoutes.getMine>> {
  const { row, issued } = await open(ctx, input.certificateId)
  const certificate = openCertificate(issued, ctx.cipher)
  const { verdict } = await verifyCredential(openHolderCopy(issued, ctx.cipher), await verifyOptions(ctx))
  if (verdict === 'tampered' || verdict === 'unknown-issuer' || verdict === 'not-a-credential') throw new Error(`certificate ${issued.id} of our own is ${verdict}`)
  return {
    ...presentFacts(row, (await issuerName(ctx)).name, ctx.clock.now()), holderName: certificate.holderName, classHours: certificate.achievement.classHours?.value ?? null, statement: statementFor(row.level, 'zh'),
    verifyPath: verifyPath(row.number), checkedAt: ctx.clock.now().toISOString(), checks: row.checks ?? 0, theory: row.theory, practice: row.practice,
  }
}

/** An A4 page that carries the signed credential, so that the PDF alone can be verified. */
export async function downloadCertificatePdf(ctx: RequestContext, input: InputOf<typeof certificatesRoutes.downloadPdf>): Promise<FileAnswer> {
  const { row, issued } = await open(ctx, input.certificateId)
  if (issued.revoked) throw new Refused('training.certificate-not-printable')
  const issuer = (await issuerName(ctx)).name
  const drawn = await drawCertificate({
    texts: textsOf(openCertificate(issued, ctx.cipher), { issuer, level: row.level, language: input.language }), verifyUrl: `${publicBase(ctx.config)}${verifyPath(row.number)}`,
    credential: openHolderCopy(issued, ctx.cipher), now: ctx.clock.now(),
  })
  const bytes = await asService(ctx, '', () => sealWithKeyInUse(ctx.tx, ctx.cipher, drawn))
  return { fileName: `${row.occupation}-${row.number}.pdf`, contentType: 'application/pdf', bytes }
}

/** The holder's copy: with the name, signed. Also of a revoked one: whoever checks it is told so. */
export async function downloadCertificateJson(ctx: RequestContext, input: InputOf<typeof certificatesRoutes.downloadJson>): Promise<FileAnswer> {
  const { row, issued } = await open(ctx, input.certificateId)
  return { fileName: `${row.number}.json`, contentType: 'application/vc+ld+json', bytes: Buffer.from(JSON.stringify(openHolderCopy(issued, ctx.cipher), null, 2)) }
}

/** A certificate for its holder; for anybody else there is none. */
async function open(ctx: RequestContext, id: string): Promise<{ row: CertificateRow; issued: IssuedCredential }> {
  const { personId } = requireWorker(ctx)
  return asService(ctx, '', async () => {
    const [row, issued] = [await findCertificate(ctx.tx, id), await findIssued(ctx.tx, id)]
    if (!row || issued?.holder !== personId) throw new NotFound()
    return { row, issued }
  })
}
