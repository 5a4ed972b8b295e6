import { useState } from 'react'
import { sameRule, type Rule, type Run } from './words.ts'

export type SteeringState = {
  fixed: readonly string[]; rules: readonly Rule[]
  /** Whether there is anything that the next proposal would be told beyond what this one was. */
  any: boolean
  isFixed: (key: string) => boolean
  fix: (keys: readonly string[], on: boolean) => void
  rule: (rule: Rule) => void
  clear: () => void
}
type Kept = { fixed: string[]; rules: Rule[] }

/** What a cadre wants of the next proposal, kept for the tab of the browser until it is asked for: classes that stay, and what is ruled out. What was fixed in this one stays fixed. */
export function useSteering(run: Run): SteeringState {
  const place = `guildhall.planner.${run.id}`
  const usual: Kept = { fixed: run.fixedKeys.filter((key) => run.classes.some((one) => one.key === key && !one.draft)), rules: [] }
  const [kept, setKept] = useState<Kept>(() => read(place) ?? usual)
  const change = (next: Kept) => {
    sessionStorage.setItem(place, JSON.stringify(next))
    setKept(next)
  }
  const open = new Set(run.classes.filter((one) => !one.draft).map((one) => one.key))
  const fixed = kept.fixed.filter((key) => open.has(key))
  return {
    fixed, rules: kept.rules, any: kept.rules.length > 0 || fixed.length !== usual.fixed.length || fixed.some((key) => !usual.fixed.includes(key)), isFixed: (key) => fixed.includes(key),
    fix: (keys, on) => change({ ...kept, fixed: on ? [...new Set([...fixed, ...keys])] : fixed.filter((key) => !keys.includes(key)) }),
    rule: (rule) => change({ ...kept, rules: kept.rules.some((one) => sameRule(one, rule)) ? kept.rules : [...kept.rules, rule] }),
    clear: () => change(usual),
  }
}

function read(place: string): Kept | null {
  try {
    const found = JSON.parse(sessionStorage.getItem(place) ?? 'null') as Partial<Kept> | null
    return found && Array.isArray(found.fixed) && Array.isArray(found.rules) ? { fixed: found.fixed, rules: found.rules } : null
  } catch {
    return null
  }
}
