import { findTrustedIssuers, statusListsOf, type IssuerName, type Issuing, type VerifyOptions } from '#engines/credentials'
import type { Config } from '#platform/config'
import type { RequestContext } from '#platform/http'
import type { CommandContext } from '#platform/module'

/** The address under which the public reaches this installation. Without one it is only known on its own machine, and certificates carry a did:key. */
export function publicBase(config: Pick<Config, 'PUBLIC_URL' | 'HOST' | 'PORT'>): string {
  return config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`
}

/** In whose name certificates are signed: this installation's. */
export async function issuerName(ctx: Pick<RequestContext, 'tx' | 'config'>): Promise<IssuerName> {
  const installation = await ctx.tx.selectFrom('installation').select('name').executeTakeFirst()
  return { name: installation?.name ?? '数智工会', ...(ctx.config.PUBLIC_URL && { url: ctx.config.PUBLIC_URL, publicBaseUrl: ctx.config.PUBLIC_URL }) }
}

/** What the engine needs to sign. The addresses go into the signed files, so they must stay reachable. */
export async function issuingOf(ctx: Pick<CommandContext, 'tx' | 'config' | 'cipher' | 'clock'>): Promise<Issuing> {
  const base = publicBase(ctx.config)
  return {
    cipher: ctx.cipher, issuer: await issuerName(ctx), now: ctx.clock.now(),
    addresses: { credential: (id) => `${base}/api/public/certificates/${id}`, statusList: (id) => `${base}/api/public/status-lists/${id}` },
  }
}

/** Whom we believe and where revocations stand: what a check of our own certificates needs. Nothing is fetched from outside. */
export async function verifyOptions(ctx: Pick<RequestContext, 'tx' | 'clock' | 'config'>): Promise<VerifyOptions> {
  return { trustedIssuers: await findTrustedIssuers(ctx.tx, await issuerName(ctx)), loadStatusList: statusListsOf(ctx.tx), now: ctx.clock.now() }
}

/** The page that answers for a number; short, because a QR code carries it. */
export const verifyPath = (number: string) => `/v/${number}`
