import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findTrustedIssuers, issue, openHolderCopy, revoke, type Issuing } from '#engines/credentials'
import { systemClock } from '#platform/clock'
import { newId } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import { issuerName } from '#scenarios/training'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commandLine } from './commands.fixture.ts'

/** What an operator does about keys: an administrator's, and those that sign certificates. */
const { home, run, init, inside, remove } = commandLine()
beforeAll(init, 300_000)
afterAll(remove)

describe('guildhall reissue', () => {
  test('lets an administrator in again with a new password and a new authenticator, says so in the audit log, and helps nobody else', { timeout: 300_000 }, async () => {
    const { code, out } = await run('reissue', 'secadmin', '--json')
    expect({ code, made: JSON.parse(out) as unknown }).toEqual({ code: 0, made: { role: 'security-admin', loginName: 'secadmin', oneTimePassword: expect.stringMatching(/^[\w-]{19,}$/) as string } })
    const kept = await inside((ctx) => ctx.tx.selectFrom('audit_entry').select(['actor', 'details']).where('action', '=', 'accounts.reissue').execute())
    expect(kept).toEqual([{ actor: 'job:guildhall reissue', details: { loginName: 'secadmin', role: 'security-admin' } }])
    for (const args of [['nobody'], [], ['--frob']]) expect({ args, ...await run('reissue', ...args) }).toMatchObject({ code: 2, out: '' })
  })
})

describe('guildhall verify-credential', () => {
  const check = async (...args: string[]) => {
    const { code, out } = await run('verify-credential', ...args, '--json')
    const { verdict, revocation } = JSON.parse(out) as { verdict: string; revocation: { checked: boolean } }
    return { code, verdict, checked: revocation.checked }
  }

  test('on the machine of the installation it trusts its own certificates and knows which were revoked; told whom to trust it asks nobody; a key that was replaced stays good for what it signed', { timeout: 300_000 }, async () => {
    const file = join(home, 'credential.json')
    const issuing = async (ctx: CommandContext): Promise<Issuing> => ({
      cipher: ctx.cipher, issuer: await issuerName(ctx), now: ctx.clock.now(), addresses: { credential: (id) => `http://127.0.0.1/c/${id}`, statusList: (id) => `http://127.0.0.1/l/${id}` },
    })
    const { id, did } = await inside(async (ctx) => {
      const issued = await issue(ctx.tx, await issuing(ctx), {
        scope: '', subject: newId(), holder: newId(), holderName: '林𠮷禾', series: { issuer: 'Y0001', region: '4102', year: 2026 }, issuedAt: new Date(systemClock.now().getTime() - 60_000),
        achievement: { id: `urn:uuid:${newId()}`, name: '焊工·初级工', description: '焊工培训并考核合格', criteria: '理论、实操 60 分及格。', occupation: { name: '焊工' } },
      })
      writeFileSync(file, JSON.stringify(openHolderCopy(issued, ctx.cipher)))
      return { id: issued.id, did: (await findTrustedIssuers(ctx.tx, await issuerName(ctx)))[0]!.did }
    })
    expect(await check(file)).toEqual({ code: 0, verdict: 'valid', checked: true })
    expect(await check(file, '--issuer', did)).toEqual({ code: 0, verdict: 'valid', checked: false })
    expect(await check(file, '--issuer', 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK')).toMatchObject({ code: 1, verdict: 'unknown-issuer' })
    expect(await run('rotate-key')).toMatchObject({ code: 0 })
    expect(await check(file)).toEqual({ code: 0, verdict: 'valid', checked: true })
    const rotated = await inside(async (ctx) => ({ dids: (await findTrustedIssuers(ctx.tx, await issuerName(ctx))).map((issuer) => issuer.did), entries: await ctx.tx.selectFrom('audit_entry').select('actor').where('action', '=', 'certificates.rotate-key').execute() }))
    expect(rotated).toEqual({ dids: expect.arrayContaining([did]) as string[], entries: [{ actor: 'job:guildhall rotate-key' }] })
    expect(rotated.dids).toHaveLength(2)
    await inside(async (ctx) => revoke(ctx.tx, await issuing(ctx), { id, reason: '录入有误' }))
    expect(await check(file)).toEqual({ code: 1, verdict: 'revoked', checked: true })
  })
})
