import type { AnswerOf, headsRoutes } from '@guildhall/contract'
import type { Tx } from '#platform/db'
import { asService, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import { sendNotice } from '#platform/notify'
import { staffNames } from '#registry'
import type { ClassRow } from './store.ts'

export type Head = NonNullable<AnswerOf<typeof headsRoutes.setHead>['head']>
type Headed = Pick<ClassRow, 'id' | 'scope' | 'head_account_id' | 'head_trainer_id'>
export type HeadStep = { id: string; at: Date; by: string; name: string | null }

/** The heads (班主任) of classes, by class; colleagues under their own name, trainers under the one they teach by. The caller has been found entitled to these classes. */
export async function findHeads(ctx: Pick<RequestContext, 'tx' | 'actor' | 'cipher'>, classes: readonly Headed[]): Promise<Map<string, Head>> {
  const headed = classes.filter((of) => of.head_account_id !== null || of.head_trainer_id !== null)
  if (headed.length === 0) return new Map()
  const names = await staffNames(ctx, headed.flatMap((of) => of.head_account_id ?? []))
  const { trainers, lines } = await asService(ctx, '', async () => ({ trainers: await trainerNames(ctx.tx, headed.flatMap((of) => of.head_trainer_id ?? [])), lines: await findLines(ctx.tx, headed.map((of) => of.id)) }))
  return new Map(headed.map((of) => [of.id, of.head_account_id
    ? { kind: 'staff' as const, id: of.head_account_id, name: names.get(of.head_account_id) ?? '—', line: lines.get(of.id) ?? null }
    : { kind: 'trainer' as const, id: of.head_trainer_id!, name: trainers.get(of.head_trainer_id!) ?? '—', line: null }]))
}

/** Who headed a class since when, oldest first: a page of its timeline. */
export async function findHeadSteps(ctx: Pick<RequestContext, 'tx' | 'actor' | 'cipher'>, of: Pick<ClassRow, 'id' | 'scope'>): Promise<HeadStep[]> {
  const rows = await asService(ctx, of.scope, () => ctx.tx.selectFrom('training_class_head').selectAll().where('class_id', '=', of.id).orderBy('set_at').orderBy('id').execute())
  const names = await staffNames(ctx, rows.flatMap((row) => row.account_id ?? []))
  const trainers = await asService(ctx, '', () => trainerNames(ctx.tx, rows.flatMap((row) => row.trainer_id ?? [])))
  return rows.map((row) => ({ id: row.id, at: row.set_at, by: row.set_by, name: row.account_id ? names.get(row.account_id) ?? '—' : row.trainer_id ? trainers.get(row.trainer_id) ?? '—' : null }))
}

/** Notes from when on who heads the class; what was before stays written. */
export async function noteHead(tx: Tx, of: Pick<ClassRow, 'id' | 'scope'>, head: { accountId: string | null; trainerId: string | null; line: string | null }, by: string, now: Date): Promise<void> {
  await tx.insertInto('training_class_head').values({ id: newId(), class_id: of.id, scope: of.scope, account_id: head.accountId, trainer_id: head.trainerId, line: head.line, set_by: by, set_at: now }).execute()
}

export type Said = { kind: string; params: Record<string, string | number>; consoleLink: string; phoneLink: string }

/** Puts something before the head of a class: at the console, or on the phone of a trainer. Nobody heads it: nobody is told. */
export function tellHead(ctx: CommandContext, of: Headed, said: Said): Promise<boolean> {
  return tellAs(ctx, { accountId: of.head_account_id, trainerId: of.head_trainer_id }, said)
}

export async function tellAs(ctx: CommandContext, who: { accountId: string | null; trainerId: string | null }, { kind, params, consoleLink, phoneLink }: Said): Promise<boolean> {
  if (who.accountId) await sendNotice(ctx, { to: { accountId: who.accountId }, kind, params, link: consoleLink })
  const personId = who.trainerId && await asService(ctx, '', () => personOfTrainer(ctx.tx, who.trainerId!))
  if (personId) await sendNotice(ctx, { to: { personId }, kind, params, link: phoneLink })
  return Boolean(who.accountId ?? personId)
}

/** Whose phone stands in a trainer's entry, if that person has a record. */
export async function personOfTrainer(tx: Tx, trainerId: string): Promise<string | null> {
  const row = await tx.selectFrom('training_trainer as t').innerJoin('person as p', 'p.phone_blind', 't.phone_blind').select('p.id').where('t.id', '=', trainerId).executeTakeFirst()
  return row?.id ?? null
}

async function trainerNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = ids.length === 0 ? [] : await tx.selectFrom('training_trainer').select(['id', 'name']).where('id', 'in', [...new Set(ids)]).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

async function findLines(tx: Tx, classIds: readonly string[]): Promise<Map<string, string | null>> {
  const rows = await tx.selectFrom('training_class_head').select(['class_id', 'line']).distinctOn('class_id').where('class_id', 'in', classIds).orderBy('class_id').orderBy('set_at', 'desc').orderBy('id', 'desc').execute()
  return new Map(rows.map((row) => [row.class_id, row.line]))
}
