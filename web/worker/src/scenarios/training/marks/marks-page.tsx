import { Link, useParams, useRouter } from '@tanstack/react-router'
import { resultsRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { buttonClass, Card, EmptyState, RefusalNotice, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { useSession } from '../../../app/session.ts'
import { Problem } from '../plans/problem.tsx'
import { MarkSheet } from './mark-sheet.tsx'
import styles from './marks.module.css'
import { messages } from './messages.ts'
import { ReadRow } from './read-row.tsx'
import type { Results } from './sheet.ts'

/** Marks of one class for whoever taught it: entered one learner a row, handed in to a second pair of eyes, and what became of them. */
export default function MarksPage() {
  const text = useText(messages)
  const router = useRouter()
  const { classId = '' } = useParams({ strict: false }) as { classId?: string }
  const { data, error, refetch } = useAnswer(resultsRoutes.getResults, { classId }, { refetchInterval: 30_000 })
  const missing = error && (error.status === 404 || error.status === 400)
  return (
    <>
      <PhoneBar title={data?.title ?? text.title} backLabel={text.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/teaching' as string }))} />
      {data && data.can.includes('enter') && data.rows.length > 0 ? <Entering key={classId} of={data} /> : (
        <PhoneBody>
          {missing && <EmptyState title={text.missing} action={<Link to={'/teaching' as string} className={buttonClass()}>{text.toTeaching}</Link>}>{text.missingText}</EmptyState>}
          {!data && !missing && <Problem problem={error} onAgain={() => void refetch()} />}
          {!data && !error && <SkeletonCards label={text.loading} />}
          {data && <Reading of={data} />}
        </PhoneBody>
      )}
    </>
  )
}

/** The draft belongs to whoever writes it, so the writer must be known before it is read. */
function Entering({ of }: { of: Results }) {
  const { actor, assistedBy } = useSession()
  return <MarkSheet of={of} writer={actor?.id ?? 'me'} assisted={assistedBy !== null} />
}

/** Nothing can be entered now: says where the marks are, who has them, and how it ended. */
function Reading({ of }: { of: Results }) {
  const text = useText(messages)
  const format = useFormat()
  const { figures, submitted, confirmed } = of
  const certificates = of.rows.filter((row) => row.certificate && !row.certificate.revoked).length
  if (of.rows.length === 0) return <EmptyState title={text.noLearners} action={<Link to={'/teaching' as string} className={buttonClass()}>{text.toTeaching}</Link>}>{text.noLearnersText}</EmptyState>
  if (of.state === 'cancelled') return <RefusalNotice what={text.cancelled} why={text.cancelledText} />
  return (
    <>
      {of.state === 'published' && <Card><h2 className={styles.head}>{text.notYet}</h2><p className="muted">{text.notYetText}</p></Card>}
      {of.state === 'confirming' && <Card><h2 className={styles.head}>{text.waiting}</h2><p>{text.result(figures.passed, figures.failed)}</p><p className="muted">{submitted && text.waitingText(submitted.by ?? text.someone, format.dateTime(submitted.at))}</p>{of.due && <p className="muted">{text.waitingDue(format.day(of.due))}</p>}</Card>}
      {of.state === 'closed' && <Card><h2 className={styles.head}>{text.closed}</h2><p>{text.result(figures.passed, figures.failed)}{certificates > 0 && `${text.dot}${text.certified(certificates)}`}</p>{confirmed && <p className="muted">{text.closedText(confirmed.by ?? text.someone, format.dateTime(confirmed.at))}</p>}</Card>}
      <Card><ul className={styles.people}>{of.rows.map((row) => <ReadRow key={row.enrolmentId} row={row} of={of} />)}</ul></Card>
      <p className={styles.rule}>{text.rule(of.minAttendancePercent, of.passTheory, of.passPractice)}</p>
    </>
  )
}
