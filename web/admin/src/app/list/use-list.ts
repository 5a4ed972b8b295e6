import { useState } from 'react'
import { useRows } from '@guildhall/client'
import { listColumns, type ColumnOf, type ListName, type RequestOf, type RouteSpec } from '@guildhall/contract'
import { columnsIn, type Search } from './state.ts'
import { useViews } from './use-views.ts'

interface Definition<L extends ListName, R extends RouteSpec> {
  list: L
  route: R
  /** Columns that the usual sight of the list leaves out. */
  hidden?: readonly ColumnOf<L>[]
  /** The order without one in the address. */
  sort: string
  /** What the address asks of the route; without page and order. What it cannot mean is left out. */
  filterOf: (search: Search) => Omit<RequestOf<R>, 'cursor' | 'limit' | 'sort'>
  sorts: readonly string[]
  /** False while there is nothing to ask yet. */
  enabled?: (search: Search) => boolean
}

/** Everything a list page knows: the address, the rows, the columns, what is chosen. Draw it with `ListPage`. */
export function useList<L extends ListName, R extends RouteSpec>({ list, route, hidden = [], sort: usualSort, sorts, filterOf, enabled = () => true }: Definition<L, R>) {
  const views = useViews(list)
  const { search } = views
  const known = listColumns[list] as readonly ColumnOf<L>[]
  const usual = known.filter((column) => !hidden.includes(column))
  const sort = sorts.find((one) => one === search['sort']) ?? usualSort
  const filter = filterOf(search)
  const query = { ...filter, ...(sorts.length > 0 ? { sort } : {}) }
  const asked = enabled(search)
  const rows = useRows(route, { ...query, limit: 50 } as unknown as RequestOf<R>, { enabled: views.ready && asked })
  const key = JSON.stringify(query)
  const [chosen, setChosen] = useState<{ of: string; ids: ReadonlySet<string> }>({ of: key, ids: new Set() })

  return {
    name: list, views, search, ...rows, loading: rows.loading || !views.ready, asked, query, sort, known,
    shown: (columnsIn(search, known) ?? usual) as ColumnOf<L>[],
    dense: search['dense'] === true || search['dense'] === 'true',
    // What was chosen under other filters is not seen any more, so it is not chosen either.
    chosen: chosen.of === key ? chosen.ids : new Set<string>() as ReadonlySet<string>,
    choose: (ids: ReadonlySet<string>) => setChosen({ of: key, ids }),
    change: views.change,
    setSort: (by: string) => views.change({ sort: by === usualSort ? undefined : by }),
    setShown(columns: readonly string[]) {
      const same = columns.length === usual.length && usual.every((column) => columns.includes(column))
      views.change({ columns: same ? undefined : columns.join(',') })
      void views.remember({ columns: same ? null : [...columns] })
    },
    showUsual() {
      views.change({ columns: undefined })
      void views.remember({ columns: null })
    },
    setDense(dense: boolean) {
      views.change({ dense: dense || undefined })
      void views.remember({ dense })
    },
    clear: views.showAll,
  }
}

/** A text of the address, cut to what the route takes; the router reads 123 as a number. */
export function textIn(search: Search, name: string, max = 40): string | undefined {
  const value = search[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, max) || undefined : undefined
}

/** A word of the address, if it is one of these. */
export function oneIn<const Choice extends string>(search: Search, name: string, choices: readonly Choice[]): Choice | undefined {
  return choices.find((choice) => choice === search[name])
}

export function dayIn(search: Search, name: string): string | undefined {
  const value = search[name]
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined
}

export function idIn(search: Search, name: string): string | undefined {
  const value = search[name]
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value) ? value : undefined
}
