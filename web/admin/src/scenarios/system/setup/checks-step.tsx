import { RefreshCw } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { setupRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Chip, ProblemNotice, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import type { StepProps } from './setup-page.tsx'
import { StepActions, useSeen } from './step-actions.tsx'
import styles from './setup.module.css'

type Check = AnswerOf<typeof setupRoutes.checks>['checks'][number]

/** What the server sees of itself, in plain words. Nothing here changes anything: settings belong to whoever keeps the machine. */
export function ChecksStep({ setup, onNext }: StepProps) {
  const text = useText(messages).checks
  const format = useFormat()
  const { data, error, isFetching, refetch } = useAnswer(setupRoutes.checks, {}, { staleTime: 0 })
  const { seen, busy, problem } = useSeen('checks', onNext)
  const done = setup.steps.find((step) => step.id === 'checks')!.state === 'done'
  const order = { wrong: 0, advice: 1, fine: 2 } as const
  const checks = data?.checks.toSorted((a, b) => order[a.verdict] - order[b.verdict])
  const wrong = checks?.filter((check) => check.verdict === 'wrong').length ?? 0
  return (
    <div className={styles.form}>
      <p className="muted">{text.why}</p>
      <ProblemNotice problem={error ?? problem} />
      {!data && !error && <SkeletonRows label={text.looking} />}
      {checks && <p role="status"><b>{wrong > 0 ? text.some(wrong) : text.none}</b> <span className={styles.small}>{text.at(format.stamp(data!.at))}</span></p>}
      {checks && <ul className={styles.list}>{checks.map((check) => <Row key={check.id} check={check} />)}</ul>}
      <details className={styles.help}>
        <summary>{text.doctorTitle}</summary>
        <p>{text.doctor}</p>
        <pre className={styles.code}>{'npm run guildhall -- doctor\nnpm run guildhall -- backup /backup/guildhall-$(date +%F).tar.gz'}</pre>
      </details>
      <StepActions step="checks" done={done} onNext={onNext}>
        {!done && <Button kind="primary" busy={busy} onClick={seen}>{text.seen}</Button>}
        <Button icon={RefreshCw} busy={isFetching} onClick={() => void refetch()}>{text.again}</Button>
      </StepActions>
    </div>
  )
}

function Row({ check }: { check: Check }) {
  const text = useText(messages).checks
  const format = useFormat()
  const shown = Object.fromEntries(Object.entries(check.facts).map(([name, value]) => [name, (name === 'at' || name === 'until') && typeof value === 'string' ? format.dateTime(value) : typeof value === 'number' ? format.count(value) : value]))
  // The page was opened under another address than the one that codes and certificates will carry.
  const elsewhere = check.id === 'address' && check.verdict === 'fine' && new URL(String(check.facts['url'])).host !== location.host
  const words = text.words as Readonly<Record<string, string>>
  const said = words[elsewhere ? 'address.elsewhere' : `${check.id}.${check.reason}`] ?? check.reason
  const verdict = elsewhere ? 'advice' : check.verdict
  return (
    <li>
      <span><b>{text.names[check.id]}</b><small>{said.replace(/\{(\w+)\}/g, (_, name: string) => shown[name] ?? (name === 'here' ? location.host : name))}</small></span>
      <Chip tone={verdict === 'fine' ? 'jade' : 'amber'} solid={verdict === 'wrong'} shape={verdict === 'fine' ? 'dot' : verdict === 'advice' ? 'half' : 'dash'}>{text.verdicts[verdict]}</Chip>
    </li>
  )
}
