import type { AnswerOf, homeRoutes } from '@guildhall/contract'
import { dayInShanghai } from '#platform/clock'
import { requireWorker, type RequestContext } from '#platform/http'
import type { HeldSection, HomeItem, Module } from '#platform/module'

const parts = ['waiting', 'next', 'open'] as const

/** The worker's first page, put together from what each part of the system has for this person. */
export async function getHome(ctx: RequestContext, modules: readonly Module[]): Promise<AnswerOf<typeof homeRoutes.get>> {
  requireWorker(ctx)
  const now = ctx.clock.now()
  const items: HomeItem[][] = await Promise.all(modules.flatMap((module) => module.home ?? []).map((source) => source(ctx)))
  for (const source of modules.flatMap((module) => module.homeAfter ?? [])) items.push(await source(ctx))
  return { now: now.toISOString(), today: dayInShanghai(now), items: items.flat().sort(byUrgency) }
}

/** What waits before what is next, and what is due before what only happens. */
export function byUrgency(a: HomeItem, b: HomeItem): number {
  return parts.indexOf(a.part) - parts.indexOf(b.part) || a.rank - b.rank || (a.deadline?.due ?? '9').localeCompare(b.deadline?.due ?? '9') || (a.startsAt ?? '9').localeCompare(b.startsAt ?? '9')
}

/** Everything that is held about the worker who asks, source by source. */
export async function listHeldData(ctx: RequestContext, modules: readonly Module[]): Promise<AnswerOf<typeof homeRoutes.held>> {
  requireWorker(ctx)
  const sections: HeldSection[] = []
  for (const source of modules.flatMap((module) => module.held ?? [])) sections.push(...await source(ctx))
  return { at: ctx.clock.now().toISOString(), sections }
}
