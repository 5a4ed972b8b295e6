import { beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@guildhall/testkit'
import { createCipher } from '#platform/crypto'
import { inScope, type Access, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import {
  findByNumber, findDidDocument, findIssuedOf, findListMismatches, findTrustedIssuers, issue, openCertificate, openHolderCopy, parseNumber, renew, revoke, rotateKey,
  statusListsOf, verifyCredential,
} from './index.ts'
import type { Issuing, NewCredential, SignedDocument, Verification } from './index.ts'
import { ISSUED_AT, sampleCertificate, TODAY } from './sample.ts'

let database: TestDatabase
beforeAll(async () => { database = await testDatabase() })

const cipher = createCipher({ data: Buffer.alloc(32, 1), index: Buffer.alloc(32, 2) })
const issuer = { name: '青澜县职业技能评价中心' }
const by: Issuing = {
  cipher, issuer, now: ISSUED_AT,
  addresses: { credential: (id) => `https://guild.example/credentials/${id}`, statusList: (id) => `https://guild.example/status/${id}` },
}
const wanted = (change: Partial<NewCredential> = {}): NewCredential => ({
  scope: 'p.c01', subject: newId(), holder: newId(), holderName: '林晓禾', series: { issuer: 'S0009', region: '3304', year: 2026 },
  achievement: sampleCertificate.achievement, issuedAt: ISSUED_AT, validUntil: new Date('2029-11-06T00:00:00Z'), ...change,
})
const job: Access = { role: 'app_job', holder: 'test', scope: 'p.c01' }
const anybody: Access = { role: 'app_public', holder: 'test' }
const as = <T>(access: Access, work: (tx: Tx) => Promise<T>): Promise<T> => inScope(database.db, access, work)
const verify = (credential: SignedDocument, now = TODAY): Promise<Verification> => as(anybody, async (tx) =>
  verifyCredential(credential, { trustedIssuers: await findTrustedIssuers(tx, issuer), loadStatusList: statusListsOf(tx), now }))

test('the first credential makes the key; both copies verify for anybody, with the published status list', async () => {
  const issued = await as(job, (tx) => issue(tx, by, wanted()))
  expect(issued.again).toBe(false)
  expect(parseNumber(issued.number)).toBe(issued.number)
  const holderCopy = openHolderCopy(issued, cipher)
  expect(await verify(holderCopy)).toMatchObject({ verdict: 'valid', revocation: { checked: true }, facts: { holderName: '林晓禾', number: issued.number } })
  expect(await verify(issued.publicCopy)).toMatchObject({ verdict: 'valid', facts: { holderName: null } })
  expect(openCertificate(issued, cipher)).toMatchObject({ number: issued.number, issuedAt: ISSUED_AT, achievement: sampleCertificate.achievement })
})

test('the first key has no time before it, so credentials of past days can be issued in any order', async () => {
  const early = new Date('2024-05-01T00:00:00Z')
  const issued = await as(job, (tx) => issue(tx, { ...by, now: early }, wanted({ issuedAt: early })))
  expect((await verify(issued.publicCopy)).verdict).toBe('valid')
})

test('C9: asking twice gives the same credential, at the same moment too', async () => {
  const once = wanted()
  const answers = await Promise.all(Array.from({ length: 8 }, () => as(job, (tx) => issue(tx, by, once))))
  expect(new Set(answers.map((answer) => answer.id)).size).toBe(1)
  expect(answers.filter((answer) => !answer.again)).toHaveLength(1)
})

test('C1: many at once get consecutive numbers and bits of their own', async () => {
  const series = { issuer: 'S0010', region: '3304', year: 2026 }
  const issued = await Promise.all(Array.from({ length: 12 }, () => as(job, (tx) => issue(tx, by, wanted({ series })))))
  expect(issued.map((each) => each.number.slice(11, 16)).toSorted()).toEqual(Array.from({ length: 12 }, (_, place) => String(place + 1).padStart(5, '0')))
  expect(new Set(issued.map((each) => `${each.listId} ${each.statusIndex}`)).size).toBe(12)
})

test('C4: a revoked credential is revoked for everybody, for good, and its number still answers', async () => {
  const issued = await as(job, (tx) => issue(tx, by, wanted()))
  const reason = '冒名参加考核'
  await as(job, (tx) => revoke(tx, { ...by, now: TODAY }, { id: issued.id, reason }))
  expect((await verify(openHolderCopy(issued, cipher))).verdict).toBe('revoked')
  const again = await as(job, (tx) => revoke(tx, { ...by, now: new Date('2027-01-01') }, { id: issued.id, reason: '另一个原因' }))
  expect(again.revoked).toEqual({ at: TODAY, reason })
  expect(await as(anybody, (tx) => findByNumber(tx, issued.number))).toMatchObject({ id: issued.id, revoked: { at: TODAY, reason } })
  expect(await as(job, (tx) => renew(tx, by, { id: issued.id, issuedAt: TODAY }))).toBeNull()
})

test('C9: after a revocation the same achievement can be certified again, under a new number', async () => {
  const first = wanted()
  const issued = await as(job, (tx) => issue(tx, by, first))
  await as(job, (tx) => revoke(tx, by, { id: issued.id, reason: '姓名有误' }))
  const corrected = await as(job, (tx) => issue(tx, by, { ...first, holderName: '林晓和' }))
  expect(corrected.again).toBe(false)
  expect(corrected.number).not.toBe(issued.number)
})

test('C4: a renewal keeps number and name, the old file says revoked, the new one is valid beyond the old date', async () => {
  const issued = await as(job, (tx) => issue(tx, by, wanted()))
  const renewed = await as(job, (tx) => renew(tx, { ...by, now: TODAY }, { id: issued.id, issuedAt: TODAY, validUntil: new Date('2032-11-06T00:00:00Z') }))
  if (!renewed) throw new Error('not renewed')
  expect(renewed.number).toBe(issued.number)
  expect((await verify(openHolderCopy(issued, cipher))).verdict).toBe('revoked')
  expect(await verify(openHolderCopy(renewed, cipher), new Date('2031-01-01'))).toMatchObject({ verdict: 'valid', facts: { holderName: '林晓禾' } })
  expect(await as(anybody, (tx) => findByNumber(tx, issued.number))).toMatchObject({ id: renewed.id })
})

test('who sees what: the holder own ones, staff their range, the public nothing to list, and only jobs the secret key', async () => {
  const issued = await as(job, (tx) => issue(tx, by, wanted()))
  const ids = (access: Access) => as(access, async (tx) => (await findIssuedOf(tx, { holder: issued.holder })).map((each) => each.id))
  const unitId = newId()
  expect(await ids({ role: 'app_worker', holder: 'w', personId: issued.holder })).toEqual([issued.id])
  expect(await ids({ role: 'app_worker', holder: 'w', personId: newId() })).toEqual([])
  expect(await ids({ role: 'app_staff', holder: 's', unitId, scope: 'p.c01' })).toEqual([issued.id])
  expect(await ids({ role: 'app_staff', holder: 's', unitId, scope: 'p.c02' })).toEqual([])
  await expect(ids(anybody)).rejects.toThrow(/permission denied/)
  for (const access of [anybody, { role: 'app_staff', holder: 's', unitId, scope: '' }] as const) {
    await expect(as(access, (tx) => issue(tx, by, wanted()))).rejects.toThrow(/permission denied/)
    await expect(as(access, (tx) => tx.selectFrom('credential_key').select('secret_sealed').execute())).rejects.toThrow(/permission denied/)
  }
})

test('C7: the database holds no name in clear', async () => {
  await as(job, (tx) => issue(tx, by, wanted({ holderName: '欧阳铁牛' })))
  const rows = await database.query<{ text: string }>('select c::text as text from credential_issued c')
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.some((row) => row.text.includes('欧阳铁牛') || row.text.includes(Buffer.from('欧阳铁牛').toString('hex')))).toBe(false)
})

test('C5: after a rotation old credentials stay valid and revocable, new ones come from the new key', async () => {
  const old = await as(job, (tx) => issue(tx, by, wanted()))
  const rotatedAt = new Date('2026-11-10T00:00:00Z')
  await as(job, (tx) => rotateKey(tx, cipher, rotatedAt))
  const fresh = await as(job, (tx) => issue(tx, { ...by, now: TODAY }, wanted()))
  const [oldAnswer, freshAnswer] = [await verify(openHolderCopy(old, cipher)), await verify(openHolderCopy(fresh, cipher))]
  expect([oldAnswer.verdict, freshAnswer.verdict]).toEqual(['valid', 'valid'])
  expect(oldAnswer.facts?.issuerDid).not.toBe(freshAnswer.facts?.issuerDid)
  await as(job, (tx) => revoke(tx, { ...by, now: TODAY }, { id: old.id, reason: 'x' }))
  expect((await verify(openHolderCopy(old, cipher))).verdict).toBe('revoked')
})

test('C5: a did:web that was given up is still trusted for what it signed, and can still revoke', async () => {
  const web = { ...by, now: TODAY, issuer: { ...issuer, publicBaseUrl: 'https://guild.example' } }
  const issued = await as(job, (tx) => issue(tx, web, wanted()))
  expect(await as(anybody, (tx) => findDidDocument(tx, web.issuer))).toMatchObject({ id: 'did:web:guild.example' })
  expect(await as(anybody, (tx) => findDidDocument(tx, issuer))).toBeNull()
  expect(await verify(openHolderCopy(issued, cipher))).toMatchObject({ verdict: 'valid', facts: { issuerDid: 'did:web:guild.example' } })
  await as(job, (tx) => revoke(tx, { ...by, now: TODAY }, { id: issued.id, reason: 'x' }))
  expect((await verify(openHolderCopy(issued, cipher))).verdict).toBe('revoked')
})

test('C4: the set bits of all lists are exactly the revoked credentials, and a lost bit is found', async () => {
  const later = { ...by, now: TODAY }
  const everything: Access = { ...job, scope: '' }
  const issued = await as(job, (tx) => issue(tx, later, wanted()))
  await as(job, (tx) => revoke(tx, later, { id: issued.id, reason: 'x' }))
  expect(await as(everything, findListMismatches)).toEqual([])
  await database.query('update credential_status_list set bits = set_byte(bits, $1, 0) where id = $2', [issued.statusIndex >> 3, issued.listId])
  expect(await as(everything, findListMismatches)).toHaveLength(1)
})
