import { issue, renew, revoke, type Achievement } from '#engines/credentials'
import { addDays, type Day } from '#platform/calendar'
import { dayInShanghai, instantInShanghai } from '#platform/clock'
import { isUniqueViolation } from '#platform/db'
import { asService, holderOf, Refused, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { emit } from '#platform/outbox'
import { issuingOf } from '#registry/issuer'
import { cancelLegalPerson, changeLegalPerson, codeAt, findLegalPersonByCode, findLegalPersonOf, isUnionCode, registerLegalPerson, representativeIn, type LegalPersonToday } from '#registry/legal-persons'
import { getUnit, unitPath } from '#registry/units'
import { drawPlace } from '../items/index.ts'
import { sealedIn, type Asked, type Business, type CaseRow } from './model.ts'
import { isTermPossible } from './rules.ts'
import { announce } from './store.ts'

export type Granted = { id: string; code: string; validUntil: Day }
type Wanted = { code: string | null; rangeId: string | null }
type Facts = { name: string; seat: string; representative: string; until: Day }

/** Letter and digits of union certificates in the series of numbers; training certificates have others. */
const seriesIssuer = 'L0001'

/** What a granted application does to the register and the certificate; formalities without one change nothing here. */
export async function grant(ctx: RequestContext, row: CaseRow, wanted: Wanted): Promise<Granted | null> {
  const business = row.business as Business
  if (business === 'general') return null
  const known = await findLegalPersonOf(ctx.tx, row.unit_id)
  if (business === 'obtain') {
    if (known) throw new Refused('window.already-registered')
    return obtain(ctx, row, wanted)
  }
  if (!known?.version) throw new Refused('window.not-registered')
  return business === 'cancel' ? cancel(ctx, row, known) : reissue(ctx, row, { ...known, version: known.version }, business)
}

async function obtain(ctx: RequestContext, row: CaseRow, wanted: Wanted): Promise<Granted> {
  const asked = row.asked as Asked
  const now = ctx.clock.now()
  const today = dayInShanghai(now)
  const facts: Facts = { name: asked.name ?? row.unit_name, seat: asked.seat ?? '', representative: ctx.cipher.open(row.representative_sealed!, sealedIn.representative).reveal(), until: asked.termUntil ?? today }
  if (!isTermPossible(facts.until, today)) throw new Refused('window.term-wrong')
  const code = await codeFor(ctx, wanted)
  const id = newId()
  const registrar = await registrarOf(ctx, row)
  const granted = await asService(ctx, row.scope, async () => {
    const unit = await getUnit(ctx.tx, row.unit_id)
    const credential = await issue(ctx.tx, await issuingOf(ctx), {
      scope: row.scope, subject: id, holder: row.unit_id, holderName: facts.name, series: { issuer: seriesIssuer, region: (unit.division ?? '000000').slice(0, 4), year: Number(today.slice(0, 4)) },
      achievement: achievementOf({ id, code, ...facts }), issuedAt: now, validUntil: endOf(facts.until),
    })
    await refusingTakenCode(() => registerLegalPerson(ctx.tx, { id, unit: { id: row.unit_id, scope: row.scope }, code, registrarId: registrar.id }, sealedFacts(ctx, facts, credential), { from: today, reason: row.item_title, by: holderOf(ctx.actor), now }))
    await announce(ctx.tx, { scope: row.scope, caseId: row.id, kind: 'registered', unitName: facts.name, code, words: `经${registrar.name}审查登记，取得工会法人资格。`, on: today })
    return { id, code, validUntil: facts.until }
  })
  await emit(ctx, 'window.certificate-issued', { legalPersonId: id, unitId: row.unit_id, caseId: row.id }, { scope: row.scope })
  return granted
}

/** A change, a renewal or a replacement: the credential gets the same number with what holds from today, and the former one shows as replaced (C4). */
async function reissue(ctx: RequestContext, row: CaseRow, known: LegalPersonToday & { version: NonNullable<LegalPersonToday['version']> }, business: 'change' | 'renew' | 'replace'): Promise<Granted> {
  const asked = row.asked as Asked
  const now = ctx.clock.now()
  const today = dayInShanghai(now)
  const { version } = known
  const before: Facts = { name: version.name, seat: version.seat, representative: ctx.cipher.open(version.representative_sealed, representativeIn).reveal(), until: version.certificate_until }
  const facts: Facts = business === 'replace' ? before : {
    name: asked.name ?? before.name, seat: asked.seat ?? before.seat, representative: row.representative_sealed ? ctx.cipher.open(row.representative_sealed, sealedIn.representative).reveal() : before.representative, until: asked.termUntil ?? before.until,
  }
  if (facts.until !== before.until && !isTermPossible(facts.until, today)) throw new Refused('window.term-wrong')
  await asService(ctx, row.scope, async () => {
    const credential = await renew(ctx.tx, await issuingOf(ctx), { id: version.credential_id, issuedAt: now, validUntil: endOf(facts.until), changed: { holderName: facts.name, achievement: achievementOf({ id: known.id, code: known.code, ...facts }) } })
    if (!credential) throw new Refused('window.no-certificate')
    await changeLegalPerson(ctx.tx, known, sealedFacts(ctx, facts, credential), { from: today, reason: row.item_title, by: holderOf(ctx.actor), now })
    const said = [facts.name !== before.name && `名称由「${before.name}」变更为「${facts.name}」`, facts.seat !== before.seat && `住所变更为「${facts.seat}」`, facts.representative !== before.representative && '法定代表人变更', facts.until !== before.until && `证书有效期至 ${facts.until}`].filter(Boolean).join('，')
    await announce(ctx.tx, { scope: row.scope, caseId: row.id, kind: business === 'replace' ? 'replaced' : 'changed', unitName: facts.name, code: known.code, words: business === 'replace' ? '原《工会法人资格证书》遗失，声明作废，已补发。' : `${said || '证书换发'}。`, on: today })
  })
  await emit(ctx, 'window.certificate-changed', { legalPersonId: known.id, unitId: row.unit_id, caseId: row.id, business }, { scope: row.scope })
  return { id: known.id, code: known.code, validUntil: facts.until }
}

async function cancel(ctx: RequestContext, row: CaseRow, known: LegalPersonToday): Promise<Granted> {
  const today = dayInShanghai(ctx.clock.now())
  const version = known.version!
  const reason = (row.asked as Asked).reason
  await asService(ctx, row.scope, async () => {
    await revoke(ctx.tx, await issuingOf(ctx), { id: version.credential_id, reason: '工会法人资格已注销' })
    await cancelLegalPerson(ctx.tx, known.id, { on: today, reason })
    await announce(ctx.tx, { scope: row.scope, caseId: row.id, kind: 'cancelled', unitName: version.name, code: known.code, words: '注销工会法人资格，《工会法人资格证书》收回，原代码不再使用。', on: today })
  })
  await emit(ctx, 'window.legal-person-cancelled', { legalPersonId: known.id, unitId: row.unit_id, caseId: row.id }, { scope: row.scope })
  return { id: known.id, code: known.code, validUntil: version.certificate_until }
}

/** Typed in and checked, or the next one of a range (L1, L4). */
async function codeFor(ctx: RequestContext, { code, rangeId }: Wanted): Promise<string> {
  if (code !== null) {
    const typed = code.normalize('NFKC').toUpperCase().replace(/\s/g, '')
    if (!isUnionCode(typed)) throw new Refused('window.code-wrong')
    if (await asService(ctx, '', () => findLegalPersonByCode(ctx.tx, typed))) throw new Refused('window.code-taken')
    return typed
  }
  if (rangeId === null) throw new Refused('window.code-missing')
  // A code typed in earlier may stand in the middle of the range: the next free one is given.
  for (;;) {
    const free = await asService(ctx, '', async () => {
      const visible = await ctx.tx.selectFrom('window_code_range').select('scope').where('id', '=', rangeId).executeTakeFirst()
      const place = visible && reachesDown(visible.scope, ctx) ? await drawPlace(ctx.tx, rangeId) : undefined
      if (!place) throw new Refused('window.range-empty')
      const next = codeAt(place, place.n)
      return await findLegalPersonByCode(ctx.tx, next) ? null : next
    })
    if (free) return free
  }
}

/** A range is given out by the federation that keeps it and those below it. */
function reachesDown(scope: string, ctx: Pick<RequestContext, 'actor'>): boolean {
  return ctx.actor.kind === 'staff' && (ctx.actor.scope === scope || ctx.actor.scope.startsWith(`${scope}.`))
}

async function refusingTakenCode(write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (isUniqueViolation(error, 'legal_person_code_key')) throw new Refused('window.code-taken')
    throw error
  }
}

/** The registrar: the nearest federation from the county up at or above the window (《基层工会法人登记管理办法》第六条、第七条). */
async function registrarOf(ctx: RequestContext, row: CaseRow): Promise<{ id: string; name: string }> {
  const upwards = (await unitPath(ctx.tx, { scope: row.counter_scope })).toReversed()
  const found = upwards.find((unit) => unit.kind === 'federation' && unit.level !== 'town') ?? upwards[0]!
  return { id: found.id, name: found.name }
}

const sealedFacts = (ctx: RequestContext, facts: Facts, credential: { id: string; number: string }) => ({
  name: facts.name, seat: facts.seat, representativeSealed: ctx.cipher.seal(facts.representative, representativeIn), certificateUntil: facts.until, credentialId: credential.id, number: credential.number,
})

/** A certificate is good through its last day. */
const endOf = (until: Day) => instantInShanghai(addDays(until, 1))

/** What is certified, in words that name no person (C7): the union, its code and its seat. */
export function achievementOf(of: { id: string; code: string; name: string; seat: string }): Achievement {
  return {
    id: `urn:uuid:${of.id}`, name: '工会法人资格证书', description: `${of.name}，统一社会信用代码 ${of.code}，住所 ${of.seat}，依法取得工会法人资格。`,
    criteria: '依照《中华人民共和国工会法》和《中国工会章程》成立，有自己的名称、组织机构和住所，工会经费来源有保障，经登记管理机关审查登记。', occupation: { name: of.name, code: of.code },
  }
}
