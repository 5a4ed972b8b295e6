import { useEffect, useRef } from 'react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { call, useAnswer } from '@guildhall/client'
import { listRoutes, type AnswerOf, type ListName } from '@guildhall/contract'
import { addressOf, everything, isBare, sameState, stateOf, type ListState, type Search } from './state.ts'

export type View = AnswerOf<typeof listRoutes.saveView>
export type Look = AnswerOf<typeof listRoutes.setLook>

/**
 * The address of a list page with the reader's views of it. A bare address is filled in once: with the view to begin with, else with the columns and the density that they
 * like; from then on the address says all, so that whoever gets it sees the same.
 */
export function useViews(list: ListName) {
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { data, isPending } = useAnswer(listRoutes.get, { list }, { staleTime: 60_000 })
  const go = (next: Record<string, unknown>) => void navigate({ to: '.', search: next as never, replace: true })
  const state = stateOf(search)
  const current = data?.views.find((view) => view.id === search['view'])
  const bare = isBare(search)
  const filled = useRef(false)

  useEffect(() => {
    if (filled.current || !data) return
    filled.current = true
    if (!bare) return
    const begin = data.views.find((view) => view.id === data.look.defaultViewId)
    const liked: ListState = begin?.state ?? { ...(data.look.columns && { columns: data.look.columns.join(',') }), ...(data.look.dense && { dense: true }) }
    if (begin || Object.keys(liked).length > 0) go(addressOf(search, liked, begin?.id))
  })

  async function remember(look: Partial<Look>): Promise<void> {
    // What cannot be remembered still stands in the address.
    await call(listRoutes.setLook, { list, ...look }).catch(() => undefined)
    await queries.invalidateQueries({ queryKey: [listRoutes.get.name] })
  }

  return {
    list, search, state, views: data?.views ?? [], look: data?.look ?? null, mayExport: data?.mayExport ?? false,
    /** Until the reader's own beginnings are known, a bare list would be read twice. */
    ready: !isPending || !bare,
    current, changed: current !== undefined && !sameState(current.state, state), bare,
    change: (change: Record<string, unknown>) => go(withoutEmpty({ ...search, ...change })),
    show: (next: ListState, view?: string) => go(addressOf(search, next, view)),
    showAll: () => go(addressOf(search, {}, everything)),
    remember,
    again: () => queries.invalidateQueries({ queryKey: [listRoutes.get.name] }),
  }
}
export type Views = ReturnType<typeof useViews>

function withoutEmpty(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)))
}
