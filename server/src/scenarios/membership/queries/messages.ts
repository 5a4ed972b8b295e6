import type { AnswerOf, InputOf, joiningRoutes, reviewingRoutes } from '@guildhall/contract'
import { sql } from 'kysely'
import { loadCalendar } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { maskName, maskPhone } from '#platform/crypto'
import { cursorOf, placeOf, NotFound, requireStaff, requireWorker, type RequestContext } from '#platform/http'
import { staffNames } from '#registry'
import { sealedIn, type MessageKind } from '../model.ts'
import { accountOf, workingDaysLeft } from '../present.ts'

type Mine = AnswerOf<typeof joiningRoutes.sendMessage>
type Message = AnswerOf<typeof reviewingRoutes.answer>

const messages = (ctx: Pick<RequestContext, 'tx'>) => ctx.tx.selectFrom('membership_message as m').innerJoin('unit as u', 'u.id', 'm.unit_id').leftJoin('process_case as c', 'c.id', 'm.case_id')
  .selectAll('m').select(['u.name as unit_name', 'c.deadline_on', 'c.escalated_at'])
type Row = Awaited<ReturnType<ReturnType<typeof messages>['executeTakeFirstOrThrow']>>

const presentMine = (row: Row): Mine => ({ id: row.id, unitName: row.unit_name, kind: row.kind as MessageKind, words: row.words, saidAt: row.said_at.toISOString(), answerBy: row.deadline_on, answer: row.answer, answeredAt: row.answered_at?.toISOString() ?? null, assisted: row.assisted })

export async function getMyMessage(ctx: RequestContext, id: string): Promise<Mine> {
  const row = await messages(ctx).where('m.id', '=', id).where('m.person_id', '=', requireWorker(ctx).personId).executeTakeFirst()
  if (!row) throw new NotFound()
  return presentMine(row)
}

export async function listMyMessages(ctx: RequestContext): Promise<AnswerOf<typeof joiningRoutes.messages>> {
  const rows = await messages(ctx).where('m.person_id', '=', requireWorker(ctx).personId).orderBy('m.said_at', 'desc').limit(50).execute()
  return { rows: rows.map(presentMine) }
}

async function present(ctx: RequestContext, rows: readonly Row[]): Promise<Message[]> {
  const [calendar, today] = [await loadCalendar(ctx.tx), dayInShanghai(ctx.clock.now())]
  const names = await staffNames(ctx, rows.flatMap((row) => accountOf(row.answered_by) ?? []))
  return rows.map((row) => {
    const phone = row.phone_sealed && ctx.cipher.open(row.phone_sealed, sealedIn.speakerPhone).reveal()
    return {
      id: row.id, unitName: row.unit_name, kind: row.kind as MessageKind, words: row.words, person: { name: maskName(ctx.cipher.open(row.name_sealed, sealedIn.speakerName).reveal()), phone: phone ? maskPhone(phone) : null }, saidAt: row.said_at.toISOString(), assisted: row.assisted,
      due: row.deadline_on, workingDaysLeft: row.deadline_on ? workingDaysLeft(calendar, row.deadline_on, today) : null, escalated: row.escalated_at !== null, answer: row.answer, answeredAt: row.answered_at?.toISOString() ?? null, answeredBy: names.get(accountOf(row.answered_by) ?? '') ?? null,
    }
  })
}

export async function getMessage(ctx: RequestContext, id: string): Promise<Message> {
  const row = await messages(ctx).where('m.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return (await present(ctx, [row]))[0]!
}

/** Those that wait by the order in which they came, which is that of their deadlines; the answered ones newest first. */
export async function listMessages(ctx: RequestContext, input: InputOf<typeof reviewingRoutes.messages>): Promise<AnswerOf<typeof reviewingRoutes.messages>> {
  requireStaff(ctx, 'membership.answer')
  const open = input.state === 'open'
  const after = placeOf(input.cursor)
  const found = await messages(ctx).where('m.state', open ? '=' : '<>', 'open')
    .$if(after !== null, (query) => query.where(sql<boolean>`(m.said_at, m.id) ${sql.raw(open ? '>' : '<')} (${after!.value}::timestamptz, ${after!.id}::uuid)`))
    .select(sql<string>`m.said_at::text`.as('place')).orderBy('m.said_at', open ? 'asc' : 'desc').orderBy('m.id', open ? 'asc' : 'desc').limit(input.limit + 1).execute()
  const rows = found.slice(0, input.limit)
  return { rows: await present(ctx, rows), next: found.length > rows.length ? cursorOf(rows.at(-1)!.place, rows.at(-1)!.id) : null }
}
