import type { AnswerOf, InputOf, pointsRoutes } from '@guildhall/contract'
import { entriesOf, findAccounts, type Entry } from '#engines/ledger'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { asService, requireStaff, requireWorker, type RequestContext } from '#platform/http'
import { unitNames } from '#registry/units'
import { isGood, lastDay } from './rules.ts'
import { findHomes, findProgrammeOf, findProgrammesAt, findTitles, findYears, keepProgramme, rulesOf, type ProgrammeRow } from './store.ts'

type Mine = AnswerOf<typeof pointsRoutes.mine>['rows'][number]

const present = (row: ProgrammeRow, names: ReadonlyMap<string, string>) => ({ id: row.id, name: row.name, unit: { id: row.unit_id, name: names.get(row.unit_id) ?? '' }, rules: rulesOf(row), active: row.active })

/** The points that hold for the acting unit: its own, and the nearest above when it has none in use. */
export async function getProgramme(ctx: RequestContext): Promise<AnswerOf<typeof pointsRoutes.get>> {
  const actor = requireStaff(ctx, 'benefits.read')
  const own = await findProgrammeOf(ctx.tx, actor.unitId)
  const holding = (await asService(ctx, '', () => findProgrammesAt(ctx.tx, [actor.scope]))).get(actor.scope)
  const above = holding && holding.id !== own?.id ? holding : null
  const names = await asService(ctx, '', () => unitNames(ctx.tx, [own, above].flatMap((one) => one?.unit_id ?? [])))
  const years = own ? await findYears(ctx.tx, [own.id]) : []
  const [issued, lapsed] = await Promise.all((['points-issued', 'points-lapsed'] as const).map(async (kind) => new Map((years.length === 0 ? [] : await findAccounts(ctx.tx, { subjects: years.map((one) => one.id), kind })).map((one) => [one.subject, one.balance]))))
  const held = new Map(years.length === 0 ? [] : (await ctx.tx.selectFrom('ledger_account').select(['subject', (is) => is.fn.sum<string>('balance').as('held')]).where('subject', 'in', years.map((one) => one.id)).where('kind', '=', 'points').groupBy('subject').execute()).map((row) => [row.subject, Number(row.held)]))
  const rows = years.map((one) => ({ year: one.year, earned: -Number(issued!.get(one.id) ?? 0n), held: held.get(one.id) ?? 0, lapsed: Number(lapsed!.get(one.id) ?? 0n) })).toReversed()
  return { own: own ? present(own, names) : null, above: above ? present(above, names) : null, years: rows, spent: rows.reduce((sum, one) => sum + one.earned - one.held - one.lapsed, 0), mayKeep: actor.permissions.has('benefits.fund') }
}

export async function keepPoints(ctx: RequestContext, input: InputOf<typeof pointsRoutes.keep>): Promise<{ id: string }> {
  const actor = requireStaff(ctx, 'benefits.fund')
  const id = await keepProgramme(ctx.tx, { unitId: actor.unitId, scope: actor.scope, ...input }, ctx.clock.now())
  await appendAudit(ctx, { action: 'points.keep-programme', subject: `points-programme:${id}`, scope: actor.scope, details: { active: input.active, rules: input.rules } })
  return { id }
}

/** Movements that a page shows. */
const shown = 100

/** My points in every programme in which I have had any, and in the one that holds where I belong. */
export async function listMine(ctx: RequestContext): Promise<AnswerOf<typeof pointsRoutes.mine>> {
  const { personId } = requireWorker(ctx)
  const now = ctx.clock.now()
  const thisYear = Number(dayInShanghai(now).slice(0, 4))
  const accounts = (await findAccounts(ctx.tx, { holders: [personId], currency: 'points' })).filter((one) => one.kind === 'points')
  const home = (await findHomes(ctx.tx, [personId])).get(personId) ?? ''
  const here = (await findProgrammesAt(ctx.tx, [home])).get(home)
  const known = accounts.length === 0 ? [] : await ctx.tx.selectFrom('points_year').selectAll().where('id', 'in', accounts.map((one) => one.subject)).execute()
  const ids = [...new Set([...(here ? [here.id] : []), ...known.map((one) => one.programme_id)])]
  const programmes = ids.length === 0 ? [] : await ctx.tx.selectFrom('points_programme').selectAll().where('id', 'in', ids).execute()
  const names = await unitNames(ctx.tx, programmes.map((one) => one.unit_id))
  const rows = await Promise.all(programmes.map(async (programme) => {
    const years = known.filter((one) => one.programme_id === programme.id)
    const good = accounts.filter((one) => years.some((year) => year.id === one.subject && isGood(year.year, thisYear)))
    const old = years.find((one) => one.year === thisYear - 1)
    const lapsing = Number(accounts.find((one) => one.subject === old?.id)?.balance ?? 0n)
    const entries: Entry[] = []
    for (const one of accounts) if (years.some((year) => year.id === one.subject)) entries.push(...await entriesOf(ctx.tx, one.id, { limit: shown }))
    return {
      ...present(programme, names), balance: Number(good.reduce((sum, one) => sum + one.balance, 0n)), lapsing: old && lapsing > 0 ? { points: lapsing, on: lastDay(old.year) } : null, earning: programme.id === here?.id, movements: await presentMovements(ctx, entries),
    }
  }))
  return { rows: rows.toSorted((a, b) => Number(b.earning) - Number(a.earning)) }
}

const kinds: Record<string, Mine['movements'][number]['kind']> = {
  'points.lesson': 'lesson', 'points.certificate': 'certificate', 'points.evaluation': 'evaluation', 'points.joining': 'joining', 'points.claimed': 'claimed', 'points.back': 'back', 'points.lapsed': 'lapsed', join: 'joined',
}

/** One line for each posting, also where it took from two years. */
async function presentMovements(ctx: RequestContext, entries: readonly Entry[]): Promise<Mine['movements']> {
  const about = [...new Set(entries.flatMap((one) => one.about ?? []))]
  const [titles, releases] = await Promise.all([findTitles(ctx.tx, about), about.length === 0 ? [] : ctx.tx.selectFrom('benefit_release').select(['id', 'name']).where('id', 'in', about).execute()])
  const released = new Map(releases.map((one) => [one.id, one.name]))
  return [...Map.groupBy(entries, (one) => one.postingId).values()].map(([first, ...more]) => ({
    id: first!.postingId, at: first!.at.toISOString(), kind: kinds[first!.postingKind] ?? 'joined', points: Number([first!, ...more].reduce((sum, one) => sum + one.amount, 0n)),
    name: first!.about === null ? null : titles.get(first!.about) ?? released.get(first!.about) ?? null, releaseId: first!.about !== null && released.has(first!.about) ? first!.about : null,
  })).toSorted((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id)).slice(0, shown)
}
