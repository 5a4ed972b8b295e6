import { dayInShanghai } from '#platform/clock'

/** Whether a path lies in a subtree: the root of the subtree itself counts. */
export function isWithin(scope: string, subtree: string): boolean {
  return subtree === '' || scope === subtree || scope.startsWith(`${subtree}.`)
}

/** The path of a child; labels are never used again, so a path never means another unit. */
export function childScope(parentScope: string | null, label: string): string {
  return parentScope === null ? label : `${parentScope}.${label}`
}

export function labelOf(scope: string): string {
  return scope.slice(scope.lastIndexOf('.') + 1)
}

export type ChangeDecision = { kind: 'correct' } | { kind: 'follow' } | { kind: 'refuse'; code: 'units.dates-wrong' | 'units.dissolved' }

/**
 * Whether a change of name, kind, division or parent may hold from a day on. On the very day on which the present version began it corrects that version;
 * before it, history would be rewritten; after today, `unit` would not be today's tree.
 */
export function decideChange(unit: { dissolvedOn: string | null; versionFrom: string }, from: string, now: Date): ChangeDecision {
  if (unit.dissolvedOn !== null) return { kind: 'refuse', code: 'units.dissolved' }
  if (from < unit.versionFrom || from > dayInShanghai(now)) return { kind: 'refuse', code: 'units.dates-wrong' }
  return { kind: from === unit.versionFrom ? 'correct' : 'follow' }
}
