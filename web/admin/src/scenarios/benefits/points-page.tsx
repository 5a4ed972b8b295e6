import { useState } from 'react'
import { Coins } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { pointsRoutes, pointsShapes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, Chip, EmptyState, ProblemNotice, reachable, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { Checkbox, Input, InputNumber, Modal, PageTitle } from '@guildhall/ui/console'
import { pointsMessages } from './points-messages.ts'
import styles from './benefits.module.css'

type Programme = NonNullable<AnswerOf<typeof pointsRoutes.get>['own']>

/** The points of the unit: what earns them, and where they are; or those of the union above that hold here. */
export default function PointsPage() {
  const text = useText(pointsMessages)
  const format = useFormat()
  const [editing, setEditing] = useState(false)
  const { data, error } = useAnswer(pointsRoutes.get, {})
  const programme = data?.own ?? data?.above ?? null
  return (
    <div className={styles.stack}>
      <PageTitle title={text.title} detail={text.detail} actions={data?.mayKeep && <Button kind="primary" onClick={() => setEditing(true)}>{data.own ? text.edit : text.add}</Button>} />
      <ProblemNotice problem={data ? null : error} />
      {!data && !error && <SkeletonRows label={text.loading} />}
      {data && !programme && <EmptyState icon={Coins} title={text.empty}>{text.emptyNext}</EmptyState>}
      {data && !data.own && data.above && <p>{text.from(data.above.unit.name)}</p>}
      {programme && (
        <Card>
          <div className={styles.heading}><h2 className={styles.title}>{programme.name}</h2><Chip tone={programme.active ? 'jade' : 'neutral'} shape={programme.active ? 'dot' : 'ring'}>{programme.active ? text.active : text.paused}</Chip></div>
          <div className={styles.scroll} {...reachable(programme.name)}>
            <table className={styles.table}>
              <thead><tr><th>{text.kind}</th><th className={styles.money}>{text.points}</th><th className={styles.money}>{text.cap}</th></tr></thead>
              <tbody>{programme.rules.map((rule) => <tr key={rule.kind}><td>{text.kinds[rule.kind]}</td><td className={styles.money}>{format.count(rule.points)}</td><td className={styles.money}>{rule.monthlyCap === null ? text.noCap : format.count(rule.monthlyCap)}</td></tr>)}</tbody>
            </table>
          </div>
          <p className="muted">{text.validity}</p>
        </Card>
      )}
      {data && data.years.length > 0 && (
        <Card>
          <h2 className={styles.title}>{text.where}</h2>
          <div className={styles.scroll} {...reachable(text.where)}>
            <table className={styles.table}>
              <thead><tr><th>{text.year}</th><th className={styles.money}>{text.earned}</th><th className={styles.money}>{text.held}</th><th className={styles.money}>{text.spent}</th><th className={styles.money}>{text.lapsed}</th></tr></thead>
              <tbody>{data.years.map((one) => <tr key={one.year}><td>{text.yearOf(one.year)}</td><td className={styles.money}>{format.count(one.earned)}</td><td className={styles.money}>{format.count(one.held)}</td><td className={styles.money}>{format.count(one.earned - one.held - one.lapsed)}</td><td className={styles.money}>{format.count(one.lapsed)}</td></tr>)}</tbody>
            </table>
          </div>
        </Card>
      )}
      {editing && data && <PointsForm own={data.own} onClose={() => setEditing(false)} />}
    </div>
  )
}

const usual = { lesson: { points: 10, cap: 60 }, certificate: { points: 100, cap: null }, evaluation: { points: 15, cap: 30 }, joining: { points: 50, cap: null } }
const kinds = pointsShapes.pointKind.options

function PointsForm({ own, onClose }: { own: Programme | null; onClose: () => void }) {
  const text = useText(pointsMessages)
  const [name, setName] = useState(own?.name ?? '')
  const [active, setActive] = useState(own?.active ?? true)
  const [rules, setRules] = useState(() => kinds.map((kind) => {
    const rule = own?.rules.find((one) => one.kind === kind)
    return { kind, on: own ? rule !== undefined : true, points: rule?.points ?? usual[kind].points, cap: rule ? rule.monthlyCap : usual[kind].cap }
  }))
  const keep = useCommand(pointsRoutes.keep, { onDone: onClose })
  const set = (kind: string, change: Partial<(typeof rules)[number]>) => setRules((before) => before.map((one) => (one.kind === kind ? { ...one, ...change } : one)))
  const chosen = rules.filter((one) => one.on)
  return (
    <Modal open width={640} title={own ? text.edit : text.add} okText={text.save} cancelText={text.cancel} confirmLoading={keep.busy} okButtonProps={{ disabled: name.trim() === '' || chosen.length === 0 }} onCancel={onClose} onOk={() => keep.start({ name: name.trim(), active, rules: chosen.map(({ kind, points, cap }) => ({ kind, points, monthlyCap: cap })) })}>
      <div className={styles.form}>
        <ProblemNotice problem={keep.problem} />
        <label className={styles.field}><span className="muted">{text.name}</span><Input aria-label={text.name} maxLength={40} value={name} onChange={(event) => setName(event.target.value)} /></label>
        <div className={styles.scroll} {...reachable(text.name)}>
          <table className={styles.table}>
            <thead><tr><th>{text.kind}</th><th>{text.points}</th><th>{text.cap}</th></tr></thead>
            <tbody>{rules.map((one) => (
              <tr key={one.kind}>
                <td><Checkbox checked={one.on} onChange={(event) => set(one.kind, { on: event.target.checked })}>{text.kinds[one.kind]}</Checkbox></td>
                <td><InputNumber aria-label={`${text.kinds[one.kind]} ${text.points}`} min={1} max={10_000} precision={0} disabled={!one.on} value={one.points} onChange={(points) => set(one.kind, { points: points ?? 1 })} /></td>
                <td><InputNumber aria-label={`${text.kinds[one.kind]} ${text.cap}`} min={1} max={100_000} precision={0} placeholder={text.noCap} disabled={!one.on} value={one.cap} onChange={(cap) => set(one.kind, { cap })} /></td>
              </tr>
            ))}</tbody>
          </table>
        </div>
        <Checkbox checked={active} onChange={(event) => setActive(event.target.checked)}>{text.inUse}</Checkbox>
        <p className="muted">{text.stands}</p>
      </div>
    </Modal>
  )
}
