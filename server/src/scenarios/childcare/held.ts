import { asService, requireWorker, type RequestContext } from '#platform/http'
import type { HeldSection } from '#platform/module'
import { openAbout } from './store.ts'

type Said = { zh: string; en: string }
const both = (text: string): Said => ({ zh: text, en: text })
const states: Record<string, Said> = { seat: { zh: '有名额', en: 'has a place' }, waiting: { zh: '候补', en: 'in line' }, offered: { zh: '有名额等你答复', en: 'offered a place' }, 'not-answered': { zh: '没有答复', en: 'not answered for' }, withdrawn: { zh: '撤回同意', en: 'consent withdrawn' }, 'not-reached': { zh: '没排到', en: 'not reached' }, cancelled: { zh: '班不办了', en: 'class called off' } }

/** The person's children in holiday classes, and the consents given for them. */
export async function heldByChildcare(ctx: RequestContext): Promise<HeldSection[]> {
  const { personId, assistedBy } = requireWorker(ctx)
  return asService(ctx, '', async () => {
    const rows = await ctx.tx.selectFrom('childcare_child as k').innerJoin('childcare_class as c', 'c.id', 'k.class_id').selectAll('k').select('c.title').where('k.person_id', '=', personId).orderBy('k.enrolled_at', 'desc').limit(100).execute()
    if (rows.length === 0) return []
    return [{
      source: 'childcare.children', title: { zh: '爱心托管', en: 'Holiday childcare' }, why: { zh: '带孩子、联系家长、交接要用；班结束 30 天后删除', en: 'To keep the child safe, to call you and to hand it over; erased thirty days after the class' },
      rows: rows.map((row) => {
        const about = openAbout(ctx.cipher, row)
        return {
          at: row.enrolled_at.toISOString(), what: both(row.title), facts: [
            { name: { zh: '孩子', en: 'Child' }, value: about ? both(`${about.name} ${about.birthMonth}`) : { zh: '已删除', en: 'erased' } }, { name: { zh: '情况', en: 'State' }, value: states[row.state] ?? both(row.state) },
            { name: { zh: '同意书', en: 'Consent' }, value: both(`v${row.consent_version} ${row.consent_hash.slice(0, 12)}`) },
            ...(about?.health && !assistedBy ? [{ name: { zh: '健康情况', en: 'Health' }, value: both(about.health) }] : []), ...(about && !assistedBy ? [{ name: { zh: '紧急联系人', en: 'Whom to call' }, value: both(`${about.emergency.name} ${about.emergency.phone}`) }] : []),
            ...(about && about.pickers.length > 0 && !assistedBy ? [{ name: { zh: '可以来接的人', en: 'Who may pick up' }, value: both(about.pickers.map((one) => `${one.name} ${one.phone}`).join('；')) }] : []),
          ],
        }
      }),
    }]
  })
}
