import { useNavigate, useSearch } from '@tanstack/react-router'
import { memberFigures, memberFlows } from '@guildhall/contract'
import type { Cockpit, FigureKey } from './model.ts'

export type View = { unit?: string; month?: string; rank?: FigureKey }

/** What is shown is in the address; what the address cannot mean is left out. */
export function readView(search: Readonly<Record<string, unknown>>): View {
  const text = (name: string, shape: RegExp) => (typeof search[name] === 'string' && shape.test(search[name]) ? search[name] : undefined)
  const [unit, month, rank] = [text('unit', /^[0-9a-f-]{36}$/), text('month', /^20\d{2}-(0[1-9]|1[0-2])$/), memberFigures.find((key) => key === search['rank'] && key !== 'members')]
  return { ...(unit && { unit }), ...(month && { month }), ...(rank && { rank }) }
}

export function useView(): { view: View; change: (changed: { [Key in keyof View]?: View[Key] | undefined }) => void } {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const view = readView(search)
  return { view, change: (changed) => void navigate({ to: '.', search: Object.fromEntries(Object.entries({ ...view, ...changed }).filter(([, value]) => value !== undefined)) as never }) }
}

/** The units with members that the figure counted, of the unit that is shown or of one below it: an address of the list of units. */
export function unitsBehind({ month }: Pick<Cockpit, 'month'>, unit: { id: string; name: string }): Record<string, string> {
  return { members: month, below: unit.id, belowName: unit.name }
}

/** The members whom a figure counted, of the unit that is shown or of one below it: an address of the list of members. */
export function membersBehind(key: FigureKey, { month }: Pick<Cockpit, 'month'>, unit: { id: string; name: string }): Record<string, string> {
  const flow = memberFlows.find((one) => one === key)
  const of = { unit: unit.id, unitName: unit.name }
  if (flow) return { ...of, happened: flow, month }
  const [year, number] = month.split('-').map(Number)
  return { ...of, asOf: `${month}-${new Date(Date.UTC(year!, number!, 0)).getUTCDate()}` }
}
