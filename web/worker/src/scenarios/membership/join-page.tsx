import { useState } from 'react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useAnswer, useCommand } from '@guildhall/client'
import { joiningRoutes } from '@guildhall/contract'
import { Button, buttonClass, EmptyState, SkeletonCards, useText } from '@guildhall/ui'
import { PhoneBody } from '@guildhall/ui/phone'
import { Asking } from './asking.tsx'
import { Bar } from './bar.tsx'
import { FindUnion } from './find-union.tsx'
import { answered, emptyForm, questions, sentOf, stepNames, type Form, type StepName } from './join-form.tsx'
import { messages } from './messages.ts'
import styles from './membership.module.css'
import { Problem } from './problem.tsx'

/** 一键入会: one question a screen. What is typed stays in this page's memory alone, for it holds an ID number; the step lives in the address, so back goes back. */
export default function JoinPage() {
  const text = useText(messages)
  const navigate = useNavigate()
  const { step: asked, code } = useSearch({ strict: false }) as { step?: string; code?: string }
  const mine = useAnswer(joiningRoutes.mine, {})
  const scanned = useAnswer(joiningRoutes.getUnion, { code: code ?? '' }, { enabled: code !== undefined && /^[a-z2-9]{8}$/.test(code) })
  const [form, setForm] = useState<Form>(emptyForm)
  const change = (part: Partial<Form>) => setForm((now) => ({ ...now, ...part }))
  const send = useCommand(joiningRoutes.apply, { onDone: ({ application }) => void navigate({ to: `/my-union/applications/${application.id}` as string, replace: true }) })
  // A code from the wall of a union that went into another one asks that other one.
  const heir = scanned.data?.gone?.into
  const target = heir?.code ? { code: heir.code, name: heir.name } : scanned.data?.gone ? null : scanned.data
  const union = form.union ?? (target ? { code: target.code, name: target.name, why: 'code' as const } : null)
  const filled = { ...form, union }
  const open = mine.data?.applications.find((one) => one.mayWithdraw)

  const first = stepNames.find((name) => !answered(name, filled, mine.data)) ?? 'review'
  const wanted = stepNames.find((name) => name === asked) ?? (union ? 'who' : 'union')
  const at = stepNames.indexOf(wanted) > stepNames.indexOf(first) ? first : wanted
  const index = stepNames.indexOf(at)
  const go = (step: StepName) => void navigate({ to: '.', search: { step, ...(code && { code }) } as never })
  if (!mine.data || (code && scanned.isPending && !scanned.error)) return <><Bar title={text.join.title} /><PhoneBody><Problem problem={mine.error} />{!mine.error && <SkeletonCards label={text.loading} />}</PhoneBody></>
  if (mine.data.membership) return <Instead title={text.join.memberTitle} detail={text.join.memberNext} to="/my-union" label={text.join.toMine} />
  if (open) return <Instead title={text.join.openTitle} detail={`${open.unitName}${text.dot}${text.state[open.state]}`} to={`/my-union/applications/${open.id}`} label={text.join.toOpen} />
  const Question = at === 'union' ? null : questions[at]
  return (
    <>
      <Bar title={text.join.title} onBack={() => (index > 0 && !(index === 1 && code) ? go(stepNames[index - 1]!) : history.length > 1 ? history.back() : void navigate({ to: '/' }))} />
      <PhoneBody>
        <div className={styles.progress} role="img" aria-label={text.join.step(index + 1, stepNames.length)}>{stepNames.map((name, place) => <span key={name} className={place <= index ? styles.passed : undefined} />)}</div>
        <Problem problem={scanned.error ?? send.problem} />
        <div key={at} className={styles.list}>
          {at === 'union' && <><Asking title={text.join.title} hint={text.join.whereHint} /><FindUnion where={form.where} onWhere={(where) => change({ where, work: where.work ?? form.work })} chosen={union?.code ?? null} onChoose={(chosen) => change({ union: chosen })} /></>}
          {Question && <Question form={filled} change={change} mine={mine.data} go={go} />}
        </div>
      </PhoneBody>
      <div className={styles.foot}>
        {at === 'review'
          ? <Button kind="primary" size="large" block busy={send.busy} onClick={() => send.start(sentOf(filled, mine.data))}>{text.join.send}</Button>
          : <Button kind="primary" size="large" block disabled={!answered(at, filled, mine.data)} onClick={() => go(stepNames[index + 1]!)}>{text.next}</Button>}
      </div>
    </>
  )
}

function Instead({ title, detail, to, label }: { title: string; detail: string; to: string; label: string }) {
  const text = useText(messages)
  return <><Bar title={text.join.title} /><PhoneBody><EmptyState title={title} action={<Link to={to} className={buttonClass({ kind: 'primary', size: 'large' })}>{label}</Link>}>{detail}</EmptyState></PhoneBody></>
}
