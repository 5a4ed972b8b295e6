/** What stands in the address of a list page: filters, order, columns, density, view, and what is open beside it. */
export type Search = Readonly<Record<string, unknown>>
export type ListState = Record<string, string | number | boolean | (string | number | boolean)[]>

/** Of the moment, and no part of how the list is looked at: an open record, an open form, the view's own name. */
const passing = new Set(['view', 'open', 'new', 'row', 'column', 'tab'])
export const everything = 'all'

const isScalar = (value: unknown): value is string | number | boolean => ['string', 'number', 'boolean'].includes(typeof value)

/** The part of an address that a saved view keeps. */
export function stateOf(search: Search): ListState {
  return Object.fromEntries(Object.entries(search).flatMap(([name, value]) => {
    if (passing.has(name) || value === '' || (Array.isArray(value) && value.length === 0)) return []
    return isScalar(value) || (Array.isArray(value) && value.every(isScalar)) ? [[name, value]] : []
  }))
}

/** Nothing has been chosen yet: the page was opened from the menu, and one's own beginnings may be put in. */
export function isBare(search: Search): boolean {
  return search['view'] === undefined && Object.keys(stateOf(search)).length === 0
}

export function sameState(a: ListState, b: ListState): boolean {
  const plain = (state: ListState) => JSON.stringify(Object.entries(state).map(([name, value]) => [name, Array.isArray(value) ? value.map(String).toSorted() : String(value)]).toSorted(([x], [y]) => String(x).localeCompare(String(y))))
  return plain(a) === plain(b)
}

/** The address that shows a state: what was chosen before goes, what is open stays. */
export function addressOf(search: Search, state: ListState, view: string | undefined): Record<string, unknown> {
  const open = Object.fromEntries(Object.entries(search).filter(([name]) => passing.has(name) && name !== 'view'))
  return { ...open, ...state, ...(view === undefined ? {} : { view }) }
}

/** Columns as they stand in the address, those that the list has, in its order; null: the usual ones. */
export function columnsIn(search: Search, known: readonly string[]): string[] | null {
  const named = typeof search['columns'] === 'string' ? search['columns'].split(',') : []
  const shown = known.filter((column) => named.includes(column))
  return shown.length > 0 ? shown : null
}
