import { useNavigate, useSearch } from '@tanstack/react-router'
import { cockpitFigures } from '@guildhall/contract'

export type FigureKey = (typeof cockpitFigures)[number]
export type View = {
  month?: string
  division?: string
  town?: string
  /** Selected on the map, explained beside it. */
  place?: string
  by?: 'occupation'
  /** What the ranking goes by; the share that is planned when not said. */
  rank?: FigureKey
  /** Whose records are open. */
  figure?: FigureKey
  occupation?: string
  /** Of one place only (its key), or of what names none. */
  at?: string
  without?: 'place' | 'occupation'
}

/** What is shown is in the address, so that a view can be sent to somebody; what the address cannot mean is left out. */
export function readView(search: Readonly<Record<string, unknown>>): View {
  const text = (name: string, shape = /^.{1,40}$/u) => {
    const value = search[name]
    // The router reads 330424 as a number.
    const said = typeof value === 'number' ? String(value) : value
    return typeof said === 'string' && shape.test(said) ? said : undefined
  }
  const view: View = {}
  const put = <Key extends keyof View>(key: Key, value: View[Key] | undefined) => { if (value !== undefined) view[key] = value }
  put('month', text('month', /^20\d{2}-(0[1-9]|1[0-2])$/))
  put('division', text('division', /^\d{6}$/))
  put('town', text('town'))
  put('place', text('place'))
  put('by', search['by'] === 'occupation' ? 'occupation' : undefined)
  put('rank', cockpitFigures.find((key) => key === search['rank'] && key !== 'planned'))
  put('at', text('at'))
  put('without', search['without'] === 'place' || search['without'] === 'occupation' ? search['without'] : undefined)
  put('figure', cockpitFigures.find((key) => key === search['figure']))
  put('occupation', text('occupation', /^[0-9a-f-]{36}$/))
  return view
}

export function useView(): { view: View; change: (changed: { [Key in keyof View]?: View[Key] | undefined }) => void } {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const view = readView(search)
  return { view, change: (changed) => void navigate({ to: '.', search: Object.fromEntries(Object.entries({ ...view, ...changed }).filter(([, value]) => value !== undefined)) as never, replace: true }) }
}
