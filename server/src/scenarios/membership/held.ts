import { consentTerms } from '@guildhall/contract'
import { requireWorker, type RequestContext } from '#platform/http'
import type { HeldSection } from '#platform/module'
import type { Purpose } from './model.ts'

type Fact = HeldSection['rows'][number]['facts'][number]
const both = (text: string) => ({ zh: text, en: text })
const fact = (zh: string, en: string, value: string | null): Fact[] => (value ? [{ name: { zh, en }, value: both(value) }] : [])
const kinds: Record<string, { zh: string; en: string }> = { join: { zh: '入会', en: 'Joining' }, transfer: { zh: '转会', en: 'Transfer' }, leave: { zh: '退会', en: 'Leaving' } }

/** What is held about the person who asks: applications, consents use by use, and what they said to unions. */
export async function heldByMembership(ctx: RequestContext): Promise<HeldSection[]> {
  const { personId } = requireWorker(ctx)
  const applications = await ctx.tx.selectFrom('membership_application as a').innerJoin('unit as u', 'u.id', 'a.unit_id').selectAll('a').select('u.name as unit_name').where('a.person_id', '=', personId).orderBy('a.applied_at', 'desc').limit(200).execute()
  const consents = await ctx.tx.selectFrom('membership_consent').selectAll().where('person_id', '=', personId).orderBy('at', 'desc').limit(200).execute()
  const messages = await ctx.tx.selectFrom('membership_message as m').innerJoin('unit as u', 'u.id', 'm.unit_id').selectAll('m').select('u.name as unit_name').where('m.person_id', '=', personId).orderBy('m.said_at', 'desc').limit(200).execute()
  const sections: HeldSection[] = [
    {
      source: 'membership.applications', title: { zh: '入会、转会、退会', en: 'Joining, transfer, leaving' }, why: { zh: '核对身份、登记会籍', en: 'To check who you are and keep the register' },
      rows: applications.map((row) => ({ at: row.applied_at.toISOString(), what: kinds[row.kind]!, facts: [...fact('编号', 'Number', row.number), ...fact('工会', 'Union', row.unit_name), ...fact('用人单位', 'Employer', row.employer), ...fact('说明', 'Your words', row.words), ...fact('没通过的原因', 'Why refused', row.reason)] })),
    },
    {
      source: 'membership.consents', title: { zh: '个人信息的同意', en: 'Consents' }, why: { zh: '记下你同意了哪些用途，哪些没有', en: 'To know which uses you agreed to and which not' },
      rows: consents.map((row) => ({ at: row.at.toISOString(), what: consentTerms[row.purpose as Purpose]?.title ?? both(row.purpose), facts: [{ name: { zh: '回答', en: 'Answer' }, value: row.granted ? { zh: '同意', en: 'agreed' } : { zh: '不同意', en: 'refused' } }, ...fact('版本', 'Version', String(row.version))] })),
    },
    {
      source: 'membership.messages', title: { zh: '对工会说的', en: 'What I said to unions' }, why: { zh: '答复你', en: 'To answer you' },
      rows: messages.map((row) => ({ at: row.said_at.toISOString(), what: both(row.unit_name), facts: [...fact('我说的', 'My words', row.words), ...fact('答复', 'Answer', row.answer)] })),
    },
  ]
  return sections.filter((section) => section.rows.length > 0)
}
