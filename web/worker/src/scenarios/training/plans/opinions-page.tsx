import { Link, useNavigate } from '@tanstack/react-router'
import { MessagesSquare } from 'lucide-react'
import { plansRoutes, type AnswerOf } from '@guildhall/contract'
import { useAnswer, useWorkingDays } from '@guildhall/client'
import { Button, buttonClass, Card, Chip, dayOf, daysBetween, EmptyState, SectionTitle, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { DeadlineCard, PhoneBody, PhoneTitle } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import { useNow } from './now.ts'
import styles from './plans.module.css'
import { Problem } from './problem.tsx'

type MyOpinion = AnswerOf<typeof plansRoutes.listMyOpinions>['rows'][number]

/** Plans that wait for my word, and those I have answered. */
export default function OpinionsPage() {
  const text = useText(messages)
  const { data, error, refetch } = useAnswer(plansRoutes.listMyOpinions, {})
  const waiting = data?.rows.filter((row) => row.proposal.open && row.stance === null) ?? []
  const answered = data?.rows.filter((row) => !waiting.includes(row)) ?? []
  return (
    <>
      <PhoneTitle title={text.opinionsTitle} detail={text.opinionsDetail} />
      <PhoneBody>
        <Problem problem={error} onAgain={() => void refetch()} />
        {!data && !error && <SkeletonCards label={text.loading} />}
        {waiting.length > 0 && <SectionTitle aside={waiting.length}>{text.waitingFor}</SectionTitle>}
        {waiting.map((row) => <OpinionCard key={row.id} of={row} />)}
        {answered.length > 0 && <SectionTitle>{text.answeredList}</SectionTitle>}
        {answered.map((row) => (
          <Card key={row.id} as="article" padding="flush">
            <Link to={`/opinions/${row.id}` as string} className={styles.classCard}>
              <div className={styles.classFoot} style={{ borderTop: 0 }}>
                <b>{row.proposal.title}</b>
                {row.stance ? <Chip tone={row.stance === 'agree' ? 'jade' : 'neutral'} shape={row.stance === 'agree' ? 'dot' : 'half'}>{text.stance[row.stance]}</Chip> : <Chip shape="dash">{text.closedTitle}</Chip>}
              </div>
            </Link>
          </Card>
        ))}
        {data?.rows.length === 0 && <EmptyState icon={MessagesSquare} title={text.opinionsEmpty} action={<Link to={'/my-needs' as string} className={buttonClass()}>{text.toNeeds}</Link>}>{text.opinionsEmptyText}</EmptyState>}
      </PhoneBody>
    </>
  )
}

/** A plan that waits for my word, as a card with its ruler; the home page shows the same one. */
export function OpinionCard({ of: row }: { of: MyOpinion }) {
  const text = useText(messages)
  const format = useFormat()
  const navigate = useNavigate()
  const closes = row.proposal.closesAt
  // The round closes at midnight: its last day is the day before that instant.
  const lastDay = closes === null ? dayOf(row.askedAt) : dayOf(Date.parse(closes) - 1)
  const today = dayOf(useNow())
  const left = daysBetween(today, lastDay)
  const from = dayOf(row.askedAt)
  const days = useWorkingDays(from, lastDay)
  return (
    <DeadlineCard
      title={row.proposal.title} remaining={text.remaining(left)} urgent={left <= 2} from={text.asked(format.day(from))} to={text.closes(format.day(lastDay))}
      ruler={{ days, today, due: lastDay, label: text.rulerLabel(format.day(from), format.day(lastDay)) }}
      action={<Button onClick={() => void navigate({ to: `/opinions/${row.id}` as string })}>{text.answer}</Button>}
    />
  )
}
