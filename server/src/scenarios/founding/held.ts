import { asService, requireWorker, type RequestContext } from '#platform/http'
import type { HeldSection } from '#platform/module'
import { accountsOfPerson } from '#registry'

type Fact = HeldSection['rows'][number]['facts'][number]
type Said = { zh: string; en: string }
const both = (text: string): Said => ({ zh: text, en: text })
const fact = (zh: string, en: string, value: string | null, words?: Said): Fact[] => (value ? [{ name: { zh, en }, value: words ?? both(value) }] : [])
const yes: Said = { zh: '是', en: 'yes' }
const states: Record<string, Said> = {
  preparing: { zh: '在填', en: 'being filled in' }, applied: { zh: '等答复', en: 'applied' }, enrolling: { zh: '在发展会员', en: 'winning members' }, called: { zh: '已通知开会', en: 'congress called' }, voting: { zh: '在选举', en: 'voting' }, elected: { zh: '已选出', en: 'elected' },
  reported: { zh: '已上报', en: 'reported' }, formalities: { zh: '已成立', en: 'founded' }, complete: { zh: '办完', en: 'complete' }, withdrawn: { zh: '已撤回', en: 'withdrawn' },
}
const consents: Record<string, Said> = { asked: { zh: '还没回答', en: 'not answered' }, agreed: { zh: '同意', en: 'agreed' }, declined: { zh: '不同意', en: 'declined' } }
const ways: Record<string, Said> = { self: { zh: '本人在手机上', en: 'by myself on the phone' }, paper: { zh: '纸质申请表', en: 'on paper' }, phone: { zh: '手机', en: 'phone' } }
const became: Record<string, Said> = { joined: { zh: '入会', en: 'joined' }, transferred: { zh: '转会', en: 'transferred' }, member: { zh: '本来就是会员', en: 'a member already' }, 'left-out': { zh: '没有列入', en: 'left out' } }
const bodies: Record<string, Said> = { committee: { zh: '工会委员会', en: 'Committee' }, audit: { zh: '经费审查委员会', en: 'Audit committee' }, women: { zh: '女职工委员会', en: 'Women’s committee' }, chair: { zh: '主席', en: 'Chair' } }
const outcomes: Record<string, Said> = { elected: { zh: '当选', en: 'elected' }, tied: { zh: '票数相等', en: 'tied' }, not: { zh: '没有当选', en: 'not elected' } }
const most = 200

/**
 * What foundings hold about the person who asks. The rows are the person's own by the policies; what the founding is called is read in the name of the service. Of a ballot
 * it is known that it was cast, and nothing of when or how [F5].
 */
export async function heldByFounding(ctx: RequestContext): Promise<HeldSection[]> {
  const { personId } = requireWorker(ctx)
  const { tx } = ctx
  const [roster, group, present, cast, stood] = [
    await tx.selectFrom('founding_roster').selectAll().where('person_id', '=', personId).orderBy('added_at', 'desc').limit(most).execute(),
    await tx.selectFrom('founding_group').selectAll().where('person_id', '=', personId).limit(most).execute(),
    await tx.selectFrom('founding_attendance').selectAll().where('person_id', '=', personId).orderBy('noted_at', 'desc').limit(most).execute(),
    await tx.selectFrom('founding_turnout').select('round_id').where('person_id', '=', personId).limit(most).execute(),
    await tx.selectFrom('founding_candidate').selectAll().where('person_id', '=', personId).where('race_id', 'is not', null).limit(most).execute(),
  ]
  const accounts = (await accountsOfPerson(ctx, personId)).map((id) => `account:${id}`)
  return asService(ctx, '', async () => {
    const filed = accounts.length === 0 ? [] : await tx.selectFrom('founding').selectAll().where('filed_by', 'in', accounts).orderBy('created_at', 'desc').limit(most).execute()
    const congresses = await meetings(ctx, [...present, ...stood].map((row) => row.congress_id))
    const rounds = cast.length === 0 ? [] : await tx.selectFrom('founding_round').select(['id', 'number', 'founding_id']).where('id', 'in', cast.map((row) => row.round_id)).execute()
    const names = await namesOf(ctx, [...roster, ...group, ...rounds].map((row) => row.founding_id))
    const sections: HeldSection[] = [
      {
        source: 'founding.filed', title: { zh: '我提的建会申请', en: 'Unions I asked to found' }, why: { zh: '建会从申请到批复都要留底', en: 'A founding is kept from the application to its approval' },
        rows: filed.map((row) => ({ at: row.created_at.toISOString(), what: both(row.name), facts: [...fact('编号', 'Number', row.number), ...fact('状态', 'State', row.state, states[row.state]), ...fact('代办', 'Assisted', row.assisted ? '✓' : null, yes)] })),
      },
      {
        source: 'founding.group', title: { zh: '工会筹备组', en: 'Preparation groups' }, why: { zh: '上级要知道谁在筹备', en: 'The federation has to know who prepares' },
        rows: group.map((row) => ({ at: null, what: both(names.get(row.founding_id)?.name ?? ''), facts: fact('职责', 'Part', row.post, row.post === 'leader' ? { zh: '组长', en: 'leader' } : { zh: '成员', en: 'member' }) })),
      },
      {
        source: 'founding.roster', title: { zh: '建会名单', en: 'Rosters of unions being founded' }, why: { zh: '问你愿不愿意入会', en: 'To ask whether you want to join' },
        rows: roster.map((row) => ({
          at: row.added_at.toISOString(), what: both(names.get(row.founding_id)?.name ?? ''),
          facts: [...fact('意愿', 'Answer', row.consent, consents[row.consent]), ...fact('怎么说的', 'Given', row.consent_by, ways[row.consent_by ?? '']), ...fact('会员代表', 'Delegate', row.delegate ? '✓' : null, yes), ...fact('结果', 'What came of it', row.became, became[row.became ?? ''])],
        })),
      },
      {
        source: 'founding.attendance', title: { zh: '到会', en: 'Congresses I came to' }, why: { zh: '到会够三分之二才能选举', en: 'Two thirds have to be there before anybody votes' },
        rows: present.map((row) => ({ at: row.noted_at.toISOString(), what: both(congresses.get(row.congress_id) ?? ''), facts: fact('投票方式', 'Way of voting', row.ballot, row.ballot === 'paper' ? { zh: '纸质', en: 'paper' } : ways['phone']) })),
      },
      {
        source: 'founding.ballots', title: { zh: '投过票', en: 'Ballots I cast' }, why: { zh: '一人一票。只记投过，不记投给谁、什么时候投的', en: 'One person, one ballot. It is kept that you voted, not for whom or when' },
        rows: rounds.map((row) => ({ at: null, what: both(names.get(row.founding_id)?.name ?? ''), facts: [{ name: { zh: '第几轮', en: 'Round' }, value: both(String(row.number)) }] })),
      },
      {
        source: 'founding.candidacies', title: { zh: '当过候选人', en: 'Elections I stood in' }, why: { zh: '选举结果要报上级批复', en: 'The result of an election is approved above' },
        rows: stood.map((row) => ({ at: null, what: both(congresses.get(row.congress_id) ?? ''), facts: [...fact('选举', 'Election', row.body, bodies[row.body]), ...fact('赞成票', 'Votes for', row.yes === null ? null : String(row.yes)), ...fact('结果', 'Outcome', row.outcome, outcomes[row.outcome ?? ''])] })),
      },
    ]
    return sections.filter((section) => section.rows.length > 0)
  })
}

async function namesOf(ctx: RequestContext, ids: readonly string[]): Promise<Map<string, { name: string }>> {
  const rows = ids.length === 0 ? [] : await ctx.tx.selectFrom('founding').select(['id', 'name']).where('id', 'in', [...new Set(ids)]).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** What the congresses were for. */
async function meetings(ctx: RequestContext, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = ids.length === 0 ? [] : await ctx.tx.selectFrom('founding_congress as c').innerJoin('founding as f', 'f.id', 'c.founding_id').select(['c.id', 'f.name']).where('c.id', 'in', [...new Set(ids)]).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}
