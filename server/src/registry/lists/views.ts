import type { Selectable } from 'kysely'
import type { AnswerOf, InputOf, ListName, listRoutes } from '@guildhall/contract'
import { isUniqueViolation, type Database } from '#platform/db'
import { asService, NotFound, Refused, type RequestContext } from '#platform/http'
import { newId } from '#platform/ids'
import { staffName } from '../access/index.ts'
import { getList, mayExport, requireReader } from './source.ts'

type View = AnswerOf<typeof listRoutes.saveView>
type Look = AnswerOf<typeof listRoutes.setLook>
type Row = Selectable<Database['list_view']>
const sealedIn = 'list_view.content'
const most = 50

/** Views of a list: the caller's, and those that colleagues share in the unit acted for (the policy of the table). */
export async function getViews(ctx: RequestContext, input: { list: ListName }): Promise<AnswerOf<typeof listRoutes.get>> {
  const list = getList(input.list)
  const staff = requireReader(ctx, list)
  const rows = await ctx.tx.selectFrom('list_view').selectAll().where('list', '=', input.list).orderBy('created_at').orderBy('id').execute()
  return { views: await Promise.all(rows.map((row) => present(ctx, staff.accountId, row))), look: await readLook(ctx, staff.accountId, input.list), mayExport: mayExport(staff, list) }
}

export async function saveView(ctx: RequestContext, input: InputOf<typeof listRoutes.saveView>): Promise<View> {
  const staff = requireReader(ctx, getList(input.list))
  const own = await ctx.tx.selectFrom('list_view').select('id').where('list', '=', input.list).where('account_id', '=', staff.accountId).limit(most).execute()
  if (own.length >= most) throw new Refused('lists.too-many-views')
  const now = ctx.clock.now()
  const row = await named(() => ctx.tx.insertInto('list_view').values({
    id: newId(), list: input.list, account_id: staff.accountId, unit_id: staff.unitId, shared: input.shared, ...seal(ctx, input), created_at: now, updated_at: now,
  }).returningAll().executeTakeFirstOrThrow())
  return present(ctx, staff.accountId, row)
}

/** Only its owner changes a view. Shared, it belongs to the unit in which its owner acts now. */
export async function changeView(ctx: RequestContext, input: InputOf<typeof listRoutes.changeView>): Promise<View> {
  const { row, staff } = await lockOwn(ctx, input.viewId)
  const before = open(ctx, row)
  const changed = await named(() => ctx.tx.updateTable('list_view').set({
    ...seal(ctx, { name: input.name ?? before.name, state: input.state ?? before.state }), updated_at: ctx.clock.now(),
    ...(input.shared === undefined ? {} : { shared: input.shared, unit_id: staff.unitId }),
  }).where('id', '=', row.id).returningAll().executeTakeFirstOrThrow())
  return present(ctx, staff.accountId, changed)
}

export async function deleteView(ctx: RequestContext, input: { viewId: string }): Promise<void> {
  const { row } = await lockOwn(ctx, input.viewId)
  await ctx.tx.deleteFrom('list_view').where('id', '=', row.id).execute()
}

/** Remembers how the caller likes a list; what is not named stays. A view that the caller cannot see is nobody's beginning. */
export async function setLook(ctx: RequestContext, input: InputOf<typeof listRoutes.setLook>): Promise<Look> {
  const list = getList(input.list)
  const staff = requireReader(ctx, list)
  const known = input.columns?.filter((column) => Object.hasOwn(list.columns, column))
  if (input.defaultViewId) {
    const view = await ctx.tx.selectFrom('list_view').select('id').where('id', '=', input.defaultViewId).where('list', '=', input.list).executeTakeFirst()
    if (!view) throw new NotFound()
  }
  const change = {
    ...(input.columns === undefined ? {} : { columns: input.columns === null ? null : known! }), ...(input.dense === undefined ? {} : { dense: input.dense }),
    ...(input.defaultViewId === undefined ? {} : { default_view_id: input.defaultViewId }),
  }
  await ctx.tx.insertInto('list_look').values({ account_id: staff.accountId, list: input.list, ...change })
    .onConflict((conflict) => conflict.columns(['account_id', 'list']).doUpdateSet({ list: input.list, ...change })).execute()
  return readLook(ctx, staff.accountId, input.list)
}

async function readLook(ctx: RequestContext, accountId: string, list: ListName): Promise<Look> {
  const row = await ctx.tx.selectFrom('list_look').selectAll().where('account_id', '=', accountId).where('list', '=', list).executeTakeFirst()
  return { columns: row?.columns ?? null, dense: row?.dense ?? false, defaultViewId: row?.default_view_id ?? null }
}

async function lockOwn(ctx: RequestContext, id: string) {
  if (ctx.actor.kind !== 'staff') throw new Refused('platform.not-allowed')
  const row = await ctx.tx.selectFrom('list_view').selectAll().where('id', '=', id).where('account_id', '=', ctx.actor.accountId).forUpdate().executeTakeFirst()
  if (!row) throw new NotFound()
  return { row, staff: requireReader(ctx, getList(row.list as ListName)) }
}

function seal(ctx: Pick<RequestContext, 'cipher'>, { name, state }: Pick<View, 'name' | 'state'>) {
  return { name_blind: ctx.cipher.blind(name, 'view-name'), content_sealed: ctx.cipher.seal(JSON.stringify({ name, state }), sealedIn) }
}

function open(ctx: Pick<RequestContext, 'cipher'>, row: Row): Pick<View, 'name' | 'state'> {
  return JSON.parse(ctx.cipher.open(row.content_sealed, sealedIn).reveal()) as Pick<View, 'name' | 'state'>
}

async function present(ctx: RequestContext, accountId: string, row: Row): Promise<View> {
  const own = row.account_id === accountId
  return { id: row.id, ...open(ctx, row), shared: row.shared, own, by: own ? null : await asService(ctx, '', () => staffName(ctx, row.account_id)) }
}

async function named<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (isUniqueViolation(error, 'list_view_name')) throw new Refused('lists.view-name-taken')
    throw error
  }
}
