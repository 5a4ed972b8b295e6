import { useState } from 'react'
import { X } from 'lucide-react'
import { Button, dotted, Icon, useText } from '@guildhall/ui'
import { Select } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import styles from './planner.module.css'
import { sameRule, windows, type Ground, type Rule } from './words.ts'

type Named = { id: string; name: string }
export type RuleNames = { occupations: readonly Named[]; trainers: readonly Named[]; venues: readonly Named[] }

export const namesOfGround = (ground: Ground): RuleNames => ({ occupations: ground.occupations.map((one) => one.occupation), trainers: ground.trainers, venues: ground.venues })

/** 「焊工·初级工 不排 沈国梁」: what is ruled out, in one line. */
export function useRuleWords(names: RuleNames): (rule: Rule) => string {
  const text = useText(messages)
  const nameIn = (of: readonly Named[], id: string) => of.find((one) => one.id === id)?.name ?? '—'
  return (rule) => {
    const what = rule.occupationId === null ? text.settings.rule.any : dotted(text.dot, [nameIn(names.occupations, rule.occupationId), rule.level === null ? text.settings.rule.anyLevel : text.level(rule.level)])
    const not = rule.trainerId !== null ? nameIn(names.trainers, rule.trainerId) : rule.venueId !== null ? nameIn(names.venues, rule.venueId) : rule.window !== null ? text.window[rule.window] : ''
    return rule.occupationId === null ? `${text.settings.rule.not} ${not}` : not ? `${what} ${text.settings.rule.not} ${not}` : `${text.settings.rule.not} ${what}`
  }
}

export function RuleList({ rules, names, onRemove }: { rules: readonly Rule[]; names: RuleNames; onRemove?: (rule: Rule) => void }) {
  const text = useText(messages)
  const say = useRuleWords(names)
  if (rules.length === 0) return <p className={styles.muted}>{text.settings.noRules}</p>
  return (
    <ul className={styles.rules}>
      {rules.map((rule, index) => <li key={index}>{say(rule)}{onRemove && <button type="button" className={styles.remove} aria-label={`${text.settings.remove} ${say(rule)}`} onClick={() => onRemove(rule)}><Icon of={X} size={15} /></button>}</li>)}
    </ul>
  )
}

const none: Rule = { occupationId: null, level: null, trainerId: null, venueId: null, window: null }
const levels = [0, 1, 2, 3, 4, 5, 6, 7]

/** The list with a line to add to it: an occupation, or a trainer, venue or time, for it or for everything. */
export function RuleEditor({ ground, rules, onChange }: { ground: Ground; rules: readonly Rule[]; onChange: (rules: Rule[]) => void }) {
  const text = useText(messages)
  const [rule, setRule] = useState<Rule>(none)
  const words = text.settings.rule
  const ready = (rule.occupationId !== null || rule.trainerId !== null || rule.venueId !== null || rule.window !== null) && !rules.some((one) => sameRule(one, rule))
  const choose = (label: string, value: string | number | null, options: { value: string | number; label: string }[], change: (value: string | number | null) => Partial<Rule>) => (
    <div className={styles.field}><span>{label}</span><Select aria-label={label} allowClear showSearch optionFilterProp="label" placeholder={words.any} value={value} onChange={(next) => setRule({ ...rule, ...change(next ?? null) })} options={options} style={{ width: '100%' }} /></div>
  )
  const alone = { trainerId: null, venueId: null, window: null }
  return (
    <div className={styles.dialog}>
      <RuleList rules={rules} names={namesOfGround(ground)} onRemove={(gone) => onChange(rules.filter((one) => one !== gone))} />
      <div className={styles.grid}>
        {choose(words.occupation, rule.occupationId, ground.occupations.map((one) => ({ value: one.occupation.id, label: one.occupation.name })), (value) => ({ occupationId: value as string | null, ...(value === null && { level: null }) }))}
        {rule.occupationId !== null && choose(words.level, rule.level, levels.map((level) => ({ value: level, label: text.level(level) })), (value) => ({ level: value as number | null }))}
        {choose(words.trainer, rule.trainerId, ground.trainers.map((one) => ({ value: one.id, label: one.name })), (value) => ({ ...alone, trainerId: value as string | null }))}
        {choose(words.venue, rule.venueId, ground.venues.map((one) => ({ value: one.id, label: one.name })), (value) => ({ ...alone, venueId: value as string | null }))}
        {choose(words.window, rule.window, windows.map((window) => ({ value: window, label: text.window[window] })), (value) => ({ ...alone, window: value as Rule['window'] }))}
        <div className={styles.fieldEnd}><Button disabled={!ready} onClick={() => { onChange([...rules, rule]); setRule(none) }}>{words.add}</Button></div>
      </div>
    </div>
  )
}
