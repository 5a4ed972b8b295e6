import type { AnswerOf, InputOf, termRoutes } from '@guildhall/contract'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { adoptFile, getFile } from '#platform/files'
import { holderOf, Refused, requireStaff, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { getUnitInRange } from '../units/index.ts'
import { lockTerm } from './change-term.ts'
import { findLastingTerm } from './store.ts'

type Formality = AnswerOf<typeof termRoutes.formalities>['rows'][number]
type Known = Pick<Formality, 'key' | 'title' | 'detail' | 'needed'> & { of: 'first' | 'later' | 'every' }

/**
 * What has to be done outside this system, first by a new union, later by each new chair. The certificate and its change: 基层工会法人登记管理办法 (总工办发〔2020〕20号) art. 3 and 10, and the
 * change within thirty days as its registration offices write; what the employer pays in: 工会法 art. 43. Seal and account are what banks and registration offices ask for.
 */
const known: readonly Known[] = [
  { key: 'certificate', of: 'first', needed: true, title: { zh: '工会法人资格证书', en: 'Legal-person certificate' }, detail: { zh: '凭批复到登记管理机关申请，领取赋有统一社会信用代码（8 开头）的证书', en: 'With the approval, from the registering federation; it carries the union’s credit code, which begins with 8' } },
  { key: 'seal', of: 'first', needed: true, title: { zh: '刻制工会印章', en: 'Seal of the union' }, detail: { zh: '凭批复和证书到公安备案的刻章单位刻制，留印模', en: 'From an engraver registered with the police; keep its imprint' } },
  { key: 'bank-account', of: 'first', needed: true, title: { zh: '开立工会经费账户', en: 'Bank account' }, detail: { zh: '工会经费单独设账户，凭证书、印章和法定代表人身份证件开立', en: 'The union’s funds have an account of their own: certificate, seal and the chair’s identity card' } },
  { key: 'fees', of: 'first', needed: true, title: { zh: '经费拨缴登记', en: 'Registration of contributions' }, detail: { zh: '单位从成立之月起按月拨缴经费（工会法第四十三条），到代收的税务或上级工会登记', en: 'The employer pays monthly contributions (Trade Union Law, art. 43): register where they are collected' } },
  { key: 'legal-representative', of: 'later', needed: true, title: { zh: '变更法定代表人', en: 'Change of the legal representative' }, detail: { zh: '主席换了，三十日内到登记管理机关办变更，换证书', en: 'After a change of chair, within thirty days at the registering federation; the certificate is exchanged' } },
  { key: 'signatory', of: 'later', needed: true, title: { zh: '变更银行预留印鉴', en: 'Change of the bank’s signatory' }, detail: { zh: '带新证书到开户行换预留印鉴和法定代表人信息', en: 'With the new certificate, at the bank' } },
  { key: 'handover', of: 'later', needed: true, title: { zh: '与上一任交接', en: 'Handing over from the former chair' }, detail: { zh: '印章、账目、资产、会员名册、档案，双方签字', en: 'Seal, books, assets, roster and files, signed by both' } },
]

export const formalitiesOf = (term: { number: number }): readonly Known[] => known.filter((one) => one.of === 'every' || one.of === (term.number === 1 ? 'first' : 'later'))

export async function listFormalities(ctx: RequestContext, unitId: string): Promise<Formality[]> {
  const term = await findLastingTerm(ctx.tx, unitId)
  if (!term) throw new Refused('terms.none')
  const rows = await ctx.tx.selectFrom('union_formality').selectAll().where('term_id', '=', term.id).execute()
  return Promise.all(formalitiesOf(term).map(async ({ key, title, detail, needed }) => {
    const row = rows.find((one) => one.key === key)
    const file = row?.file_id ? await getFile(ctx, row.file_id).catch(() => null) : null
    return { key, title, detail, needed, doneOn: row?.done_on ?? null, note: row?.note ?? null, file: file && { id: file.id, name: file.name } }
  }))
}

export async function getFormalities(ctx: RequestContext, input: { unitId: string }): Promise<AnswerOf<typeof termRoutes.formalities>> {
  const unit = await getUnitInRange(ctx, input.unitId)
  return { rows: await listFormalities(ctx, unit.id) }
}

/** Notes a formality with its day and proof, or takes the note back. The file then belongs to the union. */
export async function setFormality(ctx: RequestContext, input: InputOf<typeof termRoutes.setFormality>): Promise<AnswerOf<typeof termRoutes.setFormality>> {
  requireStaff(ctx, 'terms.tend')
  const { unit, term } = await lockTerm(ctx, input.unitId)
  if (!formalitiesOf(term).some((one) => one.key === input.key)) throw new Refused('terms.no-such-formality')
  await ctx.tx.deleteFrom('union_formality').where('term_id', '=', term.id).where('key', '=', input.key).execute()
  if (input.doneOn !== null) {
    if (input.doneOn > dayInShanghai(ctx.clock.now())) throw new Refused('terms.date-ahead')
    if (input.fileId) await adoptFile(ctx, input.fileId, unit.scope)
    await ctx.tx.insertInto('union_formality').values({
      id: newId(), term_id: term.id, unit_id: unit.id, scope: unit.scope, key: input.key, done_on: input.doneOn, note: input.note, file_id: input.fileId, recorded_by: holderOf(ctx.actor), recorded_at: ctx.clock.now(),
    }).execute()
  }
  await appendAudit(ctx, { action: 'terms.set-formality', subject: `unit:${unit.id}`, scope: unit.scope, details: { key: input.key, doneOn: input.doneOn } })
  return { rows: await listFormalities(ctx, unit.id) }
}
