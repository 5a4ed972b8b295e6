import { requireWorker, type RequestContext } from '#platform/http'
import type { HeldSection } from '#platform/module'
import { findOwnAnswers } from '../effect/index.ts'

type Row = HeldSection['rows'][number]
/** Stored words as people read them; what is not here is shown as it is stored. */
const words: Record<string, { zh: string; en: string }> = {
  open: { zh: '等安排', en: 'open' }, planned: { zh: '已进方案', en: 'planned' }, invited: { zh: '可以报名', en: 'invited' }, enrolled: { zh: '已报名', en: 'enrolled' }, served: { zh: '已办结', en: 'served' }, withdrawn: { zh: '已撤回', en: 'withdrawn' },
  seated: { zh: '有座位', en: 'seated' }, waiting: { zh: '候补', en: 'waiting' }, cancelled: { zh: '已退出', en: 'cancelled' }, present: { zh: '到', en: 'present' }, late: { zh: '迟到', en: 'late' }, absent: { zh: '缺', en: 'absent' }, leave: { zh: '请假', en: 'leave' },
  code: { zh: '扫码', en: 'code' }, sheet: { zh: '签到表', en: 'sheet' }, rule: { zh: '按规则', en: 'rule' }, passed: { zh: '合格', en: 'passed' }, 'failed-theory': { zh: '理论没过', en: 'theory failed' }, 'failed-practice': { zh: '实操没过', en: 'practice failed' },
  'failed-attendance': { zh: '课时不够', en: 'attendance short' }, agree: { zh: '同意', en: 'agree' }, adjust: { zh: '希望调整', en: 'adjust' }, object: { zh: '不同意', en: 'object' }, '✓': { zh: '是', en: 'yes' },
}
const fact = (zh: string, en: string, value: unknown, coded = false): Row['facts'] =>
  (value === null || value === undefined || value === '' ? [] : [{ name: { zh, en }, value: (coded ? words[String(value)] : undefined) ?? both(String(value)) }])
const both = (text: string) => ({ zh: text, en: text })
const most = 500

/** What training holds about the person who asks. The policies of the tables let a worker read nothing but their own. */
export async function heldByTraining(ctx: RequestContext): Promise<HeldSection[]> {
  requireWorker(ctx)
  return [await needs(ctx), await offers(ctx), await classes(ctx), await attendance(ctx), await results(ctx), await opinions(ctx), await followUps(ctx)].filter((section) => section.rows.length > 0)
}

async function needs(ctx: RequestContext): Promise<HeldSection> {
  const { personId } = requireWorker(ctx)
  const rows = await ctx.tx.selectFrom('training_need').leftJoin('occupation', 'occupation.id', 'training_need.occupation_id').selectAll('training_need').select('occupation.name as occupation')
    .where('person_id', '=', personId).orderBy('asked_at', 'desc').limit(most).execute()
  return {
    source: 'training.needs', title: { zh: '我想学的', en: 'What I asked to learn' }, why: { zh: '用来开班、邀请你报名', en: 'To make classes and invite you' },
    rows: rows.map((row) => ({
      at: row.asked_at.toISOString(), what: both(row.number),
      facts: [...fact('工种', 'Occupation', row.occupation ?? row.wish), ...fact('原话', 'In your words', row.words), ...fact('镇街', 'Town', row.town), ...fact('状态', 'State', row.state, true), ...fact('代办', 'Assisted', row.assisted ? '✓' : null, true)],
    })),
  }
}

async function offers(ctx: RequestContext): Promise<HeldSection> {
  const { personId } = requireWorker(ctx)
  const rows = await ctx.tx.selectFrom('training_offer as own').innerJoin('training_class as of', 'of.id', 'own.class_id').select(['own.sent_at', 'own.texted', 'of.title']).where('own.person_id', '=', personId).where('own.state', '=', 'sent').orderBy('own.sent_at', 'desc').limit(most).execute()
  const choice = await ctx.tx.selectFrom('training_offer_choice').selectAll().where('person_id', '=', personId).executeTakeFirst()
  return {
    source: 'training.offers', title: { zh: '有空位时通知我', en: 'Being told of free seats' }, why: { zh: '你提过想学，有空位时告诉你；可以在「我想学的」里关掉', en: 'You asked to learn, so you hear of free seats; switch it off under “What I want to learn”' },
    rows: [
      ...(choice ? [{ at: choice.chosen_at.toISOString(), what: choice.wanted ? { zh: '要通知', en: 'Told' } : { zh: '不要通知', en: 'Not told' }, facts: fact('代办', 'Assisted', choice.assisted ? '✓' : null, true) }] : []),
      ...rows.map((row) => ({ at: row.sent_at?.toISOString() ?? null, what: both(row.title), facts: fact('短信', 'Text message', row.texted ? '✓' : null, true) })),
    ],
  }
}

async function classes(ctx: RequestContext): Promise<HeldSection> {
  const { personId } = requireWorker(ctx)
  const rows = await ctx.tx.selectFrom('training_enrolment as own').innerJoin('training_class as of', 'of.id', 'own.class_id').select(['own.enrolled_at', 'own.state', 'own.assisted', 'own.unit_name', 'own.cancel_reason', 'of.title', 'of.number'])
    .where('own.person_id', '=', personId).orderBy('own.enrolled_at', 'desc').limit(most).execute()
  return {
    source: 'training.classes', title: { zh: '报过的班', en: 'Classes I joined' }, why: { zh: '排座位、通知、签到', en: 'For seats, notices and check-in' },
    rows: rows.map((row) => ({ at: row.enrolled_at.toISOString(), what: both(row.title), facts: [...fact('班号', 'Number', row.number), ...fact('状态', 'State', row.state, true), ...fact('单位', 'Unit', row.unit_name), ...fact('取消原因', 'Why cancelled', row.cancel_reason), ...fact('代办', 'Assisted', row.assisted ? '✓' : null, true)] })),
  }
}

async function attendance(ctx: RequestContext): Promise<HeldSection> {
  const { personId } = requireWorker(ctx)
  const rows = await ctx.tx.selectFrom('training_attendance as own').innerJoin('training_session as lesson', 'lesson.id', 'own.session_id').select(['own.at', 'own.status', 'own.via', 'lesson.topic', 'lesson.starts_at'])
    .where('own.person_id', '=', personId).orderBy('lesson.starts_at', 'desc').limit(most).execute()
  return {
    source: 'training.attendance', title: { zh: '签到记录', en: 'Attendance' }, why: { zh: '够课时才能考核', en: 'An assessment takes enough lessons' },
    rows: rows.map((row) => ({ at: row.starts_at.toISOString(), what: both(row.topic), facts: [...fact('到课', 'Status', row.status, true), ...fact('方式', 'By', row.via, true)] })),
  }
}

async function results(ctx: RequestContext): Promise<HeldSection> {
  const { personId } = requireWorker(ctx)
  const rows = await ctx.tx.selectFrom('training_result as own').innerJoin('training_class as of', 'of.id', 'own.class_id').selectAll('own').select('of.title').where('own.person_id', '=', personId).where('own.confirmed_at', 'is not', null)
    .orderBy('own.confirmed_at', 'desc').limit(most).execute()
  return {
    source: 'training.results', title: { zh: '成绩和证书', en: 'Results and certificates' }, why: { zh: '发证和核验', en: 'To issue and verify certificates' },
    rows: rows.map((row) => ({ at: row.confirmed_at?.toISOString() ?? null, what: both(row.title), facts: [...fact('理论', 'Theory', row.theory), ...fact('实操', 'Practice', row.practice), ...fact('结果', 'Outcome', row.outcome, true), ...fact('证书编号', 'Certificate', row.certificate_number)] })),
  }
}

async function opinions(ctx: RequestContext): Promise<HeldSection> {
  const { personId } = requireWorker(ctx)
  const rows = await ctx.tx.selectFrom('training_opinion').selectAll().where('person_id', '=', personId).orderBy('asked_at', 'desc').limit(most).execute()
  return {
    source: 'training.opinions', title: { zh: '问过我的意见', en: 'What I was asked' }, why: { zh: '按大家的时间和想法开班', en: 'To plan classes as people want them' },
    rows: rows.map((row) => ({ at: row.asked_at.toISOString(), what: { zh: '培训方案征集意见', en: 'A training plan' }, facts: [...fact('态度', 'Stance', row.stance, true), ...fact('我说的', 'My words', row.words), ...fact('答复', 'Reply', row.reply), ...fact('代办', 'Assisted', row.assisted ? '✓' : null, true)] })),
  }
}

/** What was said half a year later is told back to the person alone, in the words of the form. */
async function followUps(ctx: RequestContext): Promise<HeldSection> {
  const { personId } = requireWorker(ctx)
  const rows = await findOwnAnswers(ctx, personId)
  return {
    source: 'training.follow-ups', title: { zh: '半年回访里说的', en: 'What I said half a year later' }, why: { zh: '看培训有没有用；只算在合计里，不给人看是谁说的', en: 'To see whether training helps; it counts in sums and is shown with nobody’s name' },
    rows: rows.map((row) => ({ at: row.at, what: both(row.title), facts: row.answers.map((one) => ({ name: one.question, value: one.answer })) })),
  }
}
