import { dayInShanghai, instantInShanghai } from '#platform/clock'
import type { NeedRow } from '../import/index.ts'

/**
 * What makes a line of a file the same line again: everything that was asked, but neither when it was sent nor what we understood (that changes as words are
 * learnt). Firms may send two equal lines and mean two; the second of a file has its own key.
 */
export function importKeys(rows: readonly NeedRow[]): string[] {
  const seen = new Map<string, number>()
  return rows.map((row) => {
    const { submittedAt: _sent, occupation: _name, occupationKey: _key, ...asked } = withoutPlace(row)
    const text = JSON.stringify(asked, Object.keys(asked).sort())
    const before = seen.get(text) ?? 0
    seen.set(text, before + 1)
    return `need:${before}:${text}`
  })
}

/** Sheet and row are where it stood, not what it says. */
function withoutPlace(row: NeedRow & { sheet?: unknown; row?: unknown }): NeedRow {
  const { sheet: _sheet, row: _row, ...rest } = row
  return rest
}

/** When a form was sent, as written on it (2026-10-03 10:56); the import's own time where it says nothing readable, or a time to come. */
export function submittedAt(text: string | null, now: Date): Date {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s+(\d{1,2}):(\d{2}))?/.exec(text ?? '')
  if (!found) return now
  const [, year, month, day, hour = '0', minute = '00'] = found
  const date = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
  const at = instantInShanghai(date, `${hour.padStart(2, '0')}:${minute}`)
  return Number.isNaN(at.getTime()) || at > now || dayInShanghai(at) !== date ? now : at
}
