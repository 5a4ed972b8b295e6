import type { InputOf, unitChangeRoutes } from '@guildhall/contract'
import type { ChosenUnit } from '../../app/unit-select.tsx'
import type { UnitKind } from './units-page.tsx'

export type Plan = InputOf<typeof unitChangeRoutes.ask>['plan']
export const changeKinds = ['merge', 'split', 'dissolve'] as const
export type ChangeKind = (typeof changeKinds)[number]
export type NewUnion = { name: string; kind: UnitKind; parent: ChosenUnit | null }
export type SplitPart = NewUnion & { children: ReadonlySet<string>; people: readonly ChosenUnit[]; occupation: string; employmentForm: string }

/** What has been filled in so far, for each way of changing a union. */
export type Draft = {
  on: string
  sources: readonly (ChosenUnit | null)[]
  intoNew: boolean
  into: ChosenUnit | null
  fresh: NewUnion
  parts: readonly SplitPart[]
  end: boolean
  to: ChosenUnit | null
}

export const emptyPart = (parent: ChosenUnit | null): SplitPart => ({ name: '', kind: 'union', parent, children: new Set(), people: [], occupation: '', employmentForm: '' })

export function emptyDraft(unit: ChosenUnit, parent: ChosenUnit | null, today: string): Draft {
  return { on: today, sources: [unit], intoNew: false, into: null, fresh: { name: '', kind: 'joint-union', parent }, parts: [emptyPart(parent)], end: false, to: null }
}

/** The plan as the service takes it; null while something is missing. */
export function planOf(kind: ChangeKind, unitId: string, draft: Draft): Plan | null {
  const { on } = draft
  if (!on) return null
  if (kind === 'merge') {
    const sources = draft.sources.flatMap((unit) => unit?.id ?? [])
    const fresh = newUnion(draft.fresh)
    const into = draft.intoNew ? fresh : draft.into && { unitId: draft.into.id }
    return into && sources.length > 0 ? { kind, sources, into, on } : null
  }
  if (kind === 'dissolve') return draft.end ? { kind, unitId, on, members: { end: true } } : draft.to && { kind, unitId, on, members: { to: draft.to.id } }
  const parts = draft.parts.flatMap((part) => {
    const union = newUnion(part)
    return union ? [{ ...union, children: [...part.children], people: part.people.map((one) => one.id), ...(part.occupation.trim() && { occupation: part.occupation.trim() }), ...(part.employmentForm.trim() && { employmentForm: part.employmentForm.trim() }) }] : []
  })
  return parts.length === draft.parts.length ? { kind, unitId, on, parts } : null
}

function newUnion({ name, kind, parent }: NewUnion): { name: string; kind: UnitKind; parentId: string; division: null } | null {
  return name.trim() && parent ? { name: name.trim(), kind, parentId: parent.id, division: null } : null
}
