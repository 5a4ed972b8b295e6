import { useEffect, useState } from 'react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { BadgeCheck, CircleAlert } from 'lucide-react'
import { useCommand } from '@guildhall/client'
import { joiningRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, classNames, Field, Icon, SkeletonCards, useText } from '@guildhall/ui'
import { PhoneBody } from '@guildhall/ui/phone'
import { Bar } from './bar.tsx'
import { messages } from './messages.ts'
import styles from './membership.module.css'
import { Problem } from './problem.tsx'

type Verdict = AnswerOf<typeof joiningRoutes.checkCard>

/** For whoever stands at a door: scanned, the address itself holds the code; or card number and six digits are typed. */
export default function CheckPage() {
  const text = useText(messages)
  const navigate = useNavigate()
  const { token } = useParams({ strict: false }) as { token?: string }
  const [number, setNumber] = useState('')
  const [digits, setDigits] = useState('')
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const { start, busy, problem } = useCommand(joiningRoutes.checkCard, { onDone: setVerdict })
  useEffect(() => { if (token) start({ token }) }, [token, start])
  const again = () => {
    setVerdict(null)
    setDigits('')
    void navigate({ to: '/m' as string })
  }
  const good = verdict?.verdict === 'member'
  return (
    <>
      <Bar title={text.check.title} />
      <PhoneBody>
        <Problem problem={problem} />
        {token && !verdict && !problem && <SkeletonCards label={text.loading} count={1} />}
        {verdict && (
          <div className={styles.verdict} role="status">
            <span className={classNames(good ? styles.good : styles.bad)}><Icon of={good ? BadgeCheck : CircleAlert} size={64} active /></span>
            <b>{text.check.verdict[verdict.verdict]}</b>
            <p>{verdict.verdict === 'member' ? text.check.next.member(verdict.name ?? '', verdict.joinedYear ?? 0) : text.check.next[verdict.verdict]}</p>
            <Button size="large" onClick={again}>{text.check.another}</Button>
          </div>
        )}
        {!token && !verdict && (
          <form className={styles.list} onSubmit={(event) => { event.preventDefault(); start({ number, digits }) }}>
            <p className="muted">{text.check.hint}</p>
            <Field label={text.check.number} inputMode="numeric" autoComplete="off" maxLength={9} value={number} onChange={(event) => setNumber(event.target.value.replace(/\D/g, ''))} />
            <Field label={text.check.digits} inputMode="numeric" autoComplete="off" maxLength={6} value={digits} onChange={(event) => setDigits(event.target.value.replace(/\D/g, ''))} />
            <Button type="submit" kind="primary" size="large" block busy={busy} disabled={number.length !== 9 || digits.length !== 6}>{text.check.check}</Button>
          </form>
        )}
      </PhoneBody>
    </>
  )
}
