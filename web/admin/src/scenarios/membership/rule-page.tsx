import { useState } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { useAnswer, useCommand } from '@guildhall/client'
import { reviewingRoutes, workForms, type AnswerOf } from '@guildhall/contract'
import { Button, buttonClass, Card, Chip, ProblemNotice, QrCode, SkeletonRows, useText } from '@guildhall/ui'
import { Input, InputNumber, PageTitle, Segmented, Switch } from '@guildhall/ui/console'
import { useSession } from '../../app/session.ts'
import { Invited } from './invited.tsx'
import { messages } from './messages.ts'
import styles from './membership.module.css'

type Rule = AnswerOf<typeof reviewingRoutes.getRule>
const accepts = ['nobody', 'listed', 'everyone'] as const
const trades = workForms.filter((form) => form !== 'employed' && form !== 'other')

/** By which rule a union takes people in, what it promises, its code, and whom it expects. */
export default function RulePage() {
  const text = useText(messages)
  const { unitId = '' } = useParams({ strict: false }) as { unitId?: string }
  const { permissions } = useSession()
  const { data, error, refetch } = useAnswer(reviewingRoutes.getRule, { unitId })
  if (error && !data) return <ProblemNotice whole problem={error} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} />
  if (!data) return <SkeletonRows label={text.loading} />
  return (
    <>
      <PageTitle crumbs={<><Link to={'/union-codes' as string}>{text.rule.crumb}</Link><span>{data.unitName}</span></>} title={data.unitName} chip={<Chip shape="none">{text.unitKind[data.kind as keyof typeof text.unitKind] ?? data.kind}</Chip>} detail={data.parentName ?? undefined} actions={data.code && <><a className={buttonClass()} href={`/u/${data.code}`} target="_blank" rel="noreferrer">{text.rule.page}</a><Link to={`/union-codes/${unitId}/poster` as string} className={buttonClass({ kind: 'primary' })}>{text.rule.poster}</Link></>} />
      <div className={styles.two}>
        <div className={styles.main}>
          <RuleForm key={data.revision} rule={data} may={permissions.has('membership.rule')} />
          {permissions.has('membership.rule') && <Invited unitId={unitId} />}
        </div>
        <Card>
          <h2 className={styles.title}>{text.rule.code}</h2>
          {data.code ? <div className={styles.code}><QrCode text={`${location.origin}/u/${data.code}`} label={text.rule.code} size={200} /><b className="num">{data.code}</b></div> : <p className="muted">{text.rule.codeNone}</p>}
        </Card>
      </div>
    </>
  )
}

function RuleForm({ rule, may }: { rule: Rule; may: boolean }) {
  const shared = useText(messages)
  const text = shared.rule
  const [form, setForm] = useState({ open: rule.open, accepts: rule.accepts, promiseDays: rule.promiseDays, trades: rule.trades, about: rule.about ?? '' })
  const change = (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part }))
  const set = useCommand(reviewingRoutes.setRule)
  return (
    <Card>
      <h2 className={styles.title}>{text.title}</h2>
      <div className={styles.form}>
        <div><label><Switch aria-label={text.open} disabled={!may} checked={form.open} onChange={(open) => change({ open })} /> {text.open}</label></div>
        <div><span>{text.accepts}</span><Segmented aria-label={text.accepts} disabled={!may} value={form.accepts} options={accepts.map((value) => ({ value, label: shared.unions.rules[value] }))} onChange={(value) => change({ accepts: value })} /><small>{text.acceptsHint}</small></div>
        <div><span>{text.promise}</span><InputNumber aria-label={text.promise} disabled={!may} min={1} max={15} precision={0} value={form.promiseDays} onChange={(days) => change({ promiseDays: days ?? 5 })} /><small>{text.promiseHint}</small></div>
        <div><span>{text.trades}</span><span className={styles.checks}>{trades.map((trade) => <label key={trade}><input type="checkbox" disabled={!may} checked={form.trades.includes(trade)} onChange={(event) => change({ trades: event.target.checked ? [...form.trades, trade] : form.trades.filter((one) => one !== trade) })} />{shared.work[trade]}</label>)}</span><small>{text.tradesHint}</small></div>
        <div><span>{text.about}</span><Input.TextArea aria-label={text.about} disabled={!may} rows={2} maxLength={300} value={form.about} onChange={(event) => change({ about: event.target.value })} /></div>
        <ProblemNotice problem={set.problem} />
        {may && <p className={styles.actions}><Button kind="primary" busy={set.busy} onClick={() => set.start({ unitId: rule.unitId, ...form, about: form.about.trim() || null, revision: rule.revision })}>{rule.code ? text.save : text.make}</Button></p>}
      </div>
    </Card>
  )
}
