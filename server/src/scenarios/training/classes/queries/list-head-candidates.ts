import { permissionsOf, type AnswerOf, type headsRoutes, type InputOf, type Role } from '@guildhall/contract'
import { dayInShanghai } from '#platform/clock'
import { asService, NotFound, type RequestContext } from '#platform/http'
import { asLogin } from '#platform/login'
import { staffNames } from '#registry'
import { sql } from 'kysely'
import { findHeads, personOfTrainer } from '../../plans/index.ts'
import { mayHead } from '../head-rules.ts'
import type { ClassRow } from '../model.ts'
import { mayRun, requireStaffActor } from '../policy.ts'
import { countSeated, getClass } from '../store.ts'

type Candidate = AnswerOf<typeof headsRoutes.listHeads>['rows'][number]

/** Who may head this class, and who does now. */
export async function listHeadCandidates(ctx: RequestContext, input: InputOf<typeof headsRoutes.listHeads>): Promise<AnswerOf<typeof headsRoutes.listHeads>> {
  const actor = requireStaffActor(ctx)
  const of = await getClass(ctx.tx, input.classId)
  if (!mayRun(actor, of)) throw new NotFound()
  const learners = await asService(ctx, of.scope, () => countSeated(ctx.tx, [of.id]))
  return { rows: await findCandidates(ctx, of), head: (await findHeads(ctx, [of])).get(of.id) ?? null, revision: of.revision, learners: learners.get(of.id) ?? 0 }
}

/** Colleagues of the organising union first, those above it next, then who teaches in it. */
export async function findCandidates(ctx: RequestContext, of: ClassRow): Promise<Candidate[]> {
  return [...await findColleagues(ctx, of), ...await findTeachers(ctx, of)]
}

async function findColleagues(ctx: RequestContext, of: ClassRow): Promise<Candidate[]> {
  const today = dayInShanghai(ctx.clock.now())
  const held = await asService(ctx, '', () => ctx.tx.selectFrom('role_assignment as r').innerJoin('unit as u', 'u.id', 'r.unit_id').select(['r.account_id', 'r.role', 'r.scope', 'u.name'])
    .where(sql<boolean>`(${of.scope} = r.scope or starts_with(${of.scope}, r.scope || '.'))`).where('r.valid_from', '<=', today).where((is) => is.or([is('r.valid_to', 'is', null), is('r.valid_to', '>', today)]))
    .orderBy('r.scope', 'desc').orderBy('r.account_id').execute())
  const able = held.filter((row) => mayHead({ scope: row.scope, permissions: permissionsOf[row.role as Role] ?? [] }, of))
  const first = [...new Map(able.toReversed().map((row) => [row.account_id, row])).values()].toReversed()
  if (first.length === 0) return []
  const open = new Set((await asLogin(ctx, () => ctx.tx.selectFrom('login_account').select('id').where('id', 'in', first.map((row) => row.account_id)).where('disabled_at', 'is', null).execute())).map((row) => row.id))
  const names = await staffNames(ctx, first.map((row) => row.account_id))
  return first.filter((row) => open.has(row.account_id)).flatMap((row) => {
    const name = names.get(row.account_id)
    return name ? [{ kind: 'staff' as const, id: row.account_id, name, detail: row.name, onPhone: false }] : []
  })
}

async function findTeachers(ctx: RequestContext, of: ClassRow): Promise<Candidate[]> {
  return asService(ctx, '', async () => {
    const rows = await ctx.tx.selectFrom('training_trainer').select(['id', 'name', 'unit_name']).where('active', '=', true)
      .where((is) => is.or([...(of.trainer_id ? [is('id', '=', of.trainer_id)] : []), is('id', 'in', is.selectFrom('training_session').select('trainer_id').where('class_id', '=', of.id).where('state', '<>', 'cancelled').where('trainer_id', 'is not', null).$castTo<{ trainer_id: string }>())])).orderBy('name').execute()
    const candidates: Candidate[] = []
    for (const row of rows) candidates.push({ kind: 'trainer', id: row.id, name: row.name, detail: row.unit_name, onPhone: (await personOfTrainer(ctx.tx, row.id)) !== null })
    return candidates
  })
}
