import type { AnswerOf, InputOf, certificatesRoutes } from '@guildhall/contract'
import { findDidDocument, findIssued, findSignedList, findTrustedIssuers } from '#engines/credentials'
import { asService, NotFound, type RequestContext } from '#platform/http'
import { issuerName } from '#registry/issuer'

/** The signed credential without a name, at the address that stands in it. */
export async function getPublicCopy(ctx: RequestContext, input: InputOf<typeof certificatesRoutes.getPublicCopy>): Promise<AnswerOf<typeof certificatesRoutes.getPublicCopy>> {
  const issued = await asService(ctx, '', () => findIssued(ctx.tx, input.certificateId))
  if (!issued) throw new NotFound()
  return { ...issued.publicCopy }
}

/** The signed list of revocations, at the address that stands in every credential of it. */
export async function getStatusList(ctx: RequestContext, input: InputOf<typeof certificatesRoutes.getStatusList>): Promise<AnswerOf<typeof certificatesRoutes.getStatusList>> {
  const list = await findSignedList(ctx.tx, { id: input.listId })
  if (typeof list !== 'object' || list === null) throw new NotFound()
  return { ...list }
}

export async function getIssuers(ctx: RequestContext): Promise<AnswerOf<typeof certificatesRoutes.getIssuers>> {
  const issuer = await issuerName(ctx)
  return { name: issuer.name, dids: (await findTrustedIssuers(ctx.tx, issuer)).map((one) => one.did) }
}

/** did:web: who we are, for verifiers that resolve it. Without an https address there is none. */
export async function getDid(ctx: RequestContext): Promise<AnswerOf<typeof certificatesRoutes.getDid>> {
  const document = await findDidDocument(ctx.tx, await issuerName(ctx))
  if (!document) throw new NotFound()
  return { ...document }
}
