import { useState, type ReactNode } from 'react'
import { Link, useNavigate } from '@tanstack/react-router'
import { plannerRoutes } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { Collapse, Input, InputNumber, Modal, Select, Switch } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import { Problem } from './problem.tsx'
import { RuleEditor } from './rules.tsx'
import styles from './planner.module.css'
import { addDays, type Ground, type Run, type Rule, type Settings } from './words.ts'

export type Steering = { fixed: readonly string[]; rules: readonly Rule[] }
type Props = { onClose: () => void; base?: Run; steering?: Steering }

/** Asks for a proposal: from the usual settings, or from those of another one with what was fixed and ruled out. */
export function AskDialog({ onClose, base, steering }: Props) {
  const text = useText(messages)
  // Looked at anew each time it opens: whether another one is being computed is a matter of seconds.
  const ground = useAnswer(plannerRoutes.getPlannerGround, {}, { staleTime: 0, refetchInterval: (query) => ((query.state.data as Ground | undefined)?.underWay ? 2_000 : false) })
  if (!ground.data) return <Modal open footer={null} title={base ? text.settings.againTitle : text.settings.askTitle} onCancel={onClose}><Problem problem={ground.error} onAgain={() => void ground.refetch()} />{!ground.error && <SkeletonRows label={text.loading} />}</Modal>
  return <Asking ground={ground.data} onClose={onClose} base={base} steering={steering} />
}

function Asking({ ground, base, steering, onClose }: Props & { ground: Ground; base: Run | undefined; steering: Steering | undefined }) {
  const text = useText(messages)
  const format = useFormat()
  const navigate = useNavigate()
  const [settings, setSettings] = useState<Settings>(() => (base ? { ...base.settings, startOn: base.settings.startOn > ground.today ? base.settings.startOn : ground.defaults.startOn, forbidden: [...base.settings.forbidden, ...steering?.rules ?? []] } : ground.defaults))
  const [repair, setRepair] = useState(base !== undefined)
  const ask = useCommand(plannerRoutes.askPlan, { onDone: (run) => void navigate({ to: `/planner/${run.id}` as string }).then(onClose) })
  const set = (change: Partial<Settings>) => setSettings((before) => ({ ...before, ...change }))
  const fixed = steering?.fixed ?? []
  const number = (label: string, name: 'weeks' | 'minSeats' | 'maxSeats' | 'sessionsADay' | 'seconds' | 'waitMonth' | 'yuanAPoint' | 'idle' | 'wayToTown' | 'change', min: number, max: number, step = 1) => (
    <Labelled label={label}><InputNumber aria-label={label} min={min} max={max} step={step} {...(step >= 1 && { precision: 0 })} value={settings[name]} onChange={(value) => set({ [name]: value ?? min })} style={{ width: '100%' }} /></Labelled>
  )
  return (
    <Modal
      open width={720} title={base ? text.settings.againTitle : text.settings.askTitle} onCancel={onClose}
      footer={<span className={styles.foot}><Button onClick={onClose}>{text.cancel}</Button><Button kind="primary" busy={ask.busy} disabled={ground.underWay !== null || ground.needs === 0} onClick={() => ask.start({ settings, baseId: base?.id ?? null, fixed: [...fixed], repair: base !== undefined && repair })}>{text.settings.go}</Button></span>}
    >
      <div className={styles.dialog}>
        <p>{text.settings.ground(format.count(ground.needs), format.count(ground.seats), format.count(ground.trainers.length), format.count(ground.venues.length))}{ground.unclassified > 0 && <span className={styles.muted}> {text.settings.unclassified(format.count(ground.unclassified))}</span>}</p>
        {ground.underWay !== null && <p className={styles.note}>{text.settings.underWay} <Link to={`/planner/${ground.underWay}` as string} onClick={onClose}>{text.settings.toIt}</Link></p>}
        {base && (
          <div className={styles.switchRow}>
            <Switch checked={repair} onChange={setRepair} aria-label={text.settings.repair} />
            <span>{text.settings.repair}<br /><span className={styles.muted}>{fixed.length > 0 ? `${text.settings.fixed(fixed.length)}${text.dot}` : ''}{text.settings.repairHint}</span></span>
          </div>
        )}
        <div className={styles.grid}>
          <Labelled label={text.settings.startOn}><Input type="date" aria-label={text.settings.startOn} min={addDays(ground.today, 1)} value={settings.startOn} onChange={(event) => { if (event.target.value) set({ startOn: event.target.value }) }} /></Labelled>
          {number(text.settings.weeks, 'weeks', 4, 26)}
          {number(text.settings.minSeats, 'minSeats', 2, 100)}
          {number(text.settings.maxSeats, 'maxSeats', 2, 200)}
          {number(text.settings.sessionsADay, 'sessionsADay', 1, 3)}
          <Labelled label={text.settings.budget}><InputNumber aria-label={text.settings.budget} min={0} max={1_000_000_000} precision={0} placeholder={text.settings.noLimit} value={settings.budgetFen === null ? null : Number(settings.budgetFen) / 100} onChange={(value) => set({ budgetFen: value === null ? null : String(Math.round(value * 100)) })} style={{ width: '100%' }} /></Labelled>
          {number(text.settings.seconds, 'seconds', 2, 120)}
          <Labelled label={text.settings.occupations} wide>
            <Select mode="multiple" aria-label={text.settings.occupations} placeholder={text.settings.allOccupations} value={settings.occupationIds} onChange={(occupationIds: string[]) => set({ occupationIds })} optionFilterProp="label" style={{ width: '100%' }} options={ground.occupations.map((one) => ({ value: one.occupation.id, label: `${one.occupation.name} ${text.people(format.count(one.seats))}` }))} />
          </Labelled>
        </div>
        <Collapse
          size="small"
          items={[{
            key: 'weights', label: text.settings.weights, children: (
              <div className={styles.grid}>
                {(['worker', 'enterprise', 'department'] as const).map((source) => (
                  <Labelled key={source} label={text.settings.priority[source]}><InputNumber aria-label={text.settings.priority[source]} min={0.1} max={10} step={0.1} value={settings.priority[source]} onChange={(value) => set({ priority: { ...settings.priority, [source]: value ?? 1 } })} style={{ width: '100%' }} /></Labelled>
                ))}
                {number(text.settings.waitMonth, 'waitMonth', 0, 1, 0.05)}
                {number(text.settings.yuanAPoint, 'yuanAPoint', 100, 1_000_000, 100)}
                {number(text.settings.idle, 'idle', 0, 1, 0.01)}
                {number(text.settings.wayToTown, 'wayToTown', 0, 5, 0.05)}
                <Labelled label={text.settings.wayToCounty}><InputNumber aria-label={text.settings.wayToCounty} min={0} max={5} step={0.05} placeholder={text.settings.notThere} value={settings.wayToCounty} onChange={(wayToCounty) => set({ wayToCounty })} style={{ width: '100%' }} /></Labelled>
                {base && repair && number(text.settings.change, 'change', 0, 20, 0.5)}
              </div>
            ),
          }, { key: 'rules', label: `${text.settings.rules}${settings.forbidden.length > 0 ? ` ${settings.forbidden.length}` : ''}`, children: <RuleEditor ground={ground} rules={settings.forbidden} onChange={(forbidden) => set({ forbidden })} /> }]}
        />
        <Problem problem={ask.problem} />
      </div>
    </Modal>
  )
}

function Labelled({ label, wide = false, children }: { label: string; wide?: boolean; children: ReactNode }) {
  return <div className={wide ? styles.fieldWide : styles.field}><span>{label}</span>{children}</div>
}
