import { useNavigate } from '@tanstack/react-router'
import { MessageSquareText, RefreshCw } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { demoInboxRoutes } from '@guildhall/contract'
import { Button, Card, Chip, EmptyState, ProblemNotice, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { useSession } from '../../app/session.ts'
import { messages } from './messages.ts'
import styles from './me.module.css'

/** The text messages of the demo, which has no gateway: where its login codes are read. */
export default function DemoInboxPage() {
  const shared = useText(messages)
  const text = shared.inbox_
  const format = useFormat()
  const navigate = useNavigate()
  const { demo, ready, actor } = useSession()
  const { data, error, refetch, isFetching } = useAnswer(demoInboxRoutes.inbox, {}, { enabled: demo, refetchInterval: 5_000 })
  return (
    <>
      <PhoneBar title={text.title} backLabel={shared.back} onBack={() => void navigate({ to: (actor ? '/me' : '/login') as string })} actions={<Button kind="quiet" size="small" icon={RefreshCw} busy={isFetching} aria-label={text.refresh} onClick={() => void refetch()} />} />
      <PhoneBody>
        {ready && !demo && <EmptyState icon={MessageSquareText} title={text.not} />}
        <ProblemNotice problem={error} />
        {demo && <p className={styles.note}>{text.intro}</p>}
        {demo && !data && !error && <SkeletonCards label={shared.loading} />}
        {data?.messages.length === 0 && <EmptyState icon={MessageSquareText} title={text.none}>{text.noneNext}</EmptyState>}
        {data?.messages.map((message) => (
          <Card key={message.id} as="article" className={styles.message}>
            <p><span className="num">{message.phone}</span><span>{message.state !== 'sent' && <Chip shape="ring">{text.states[message.state]}</Chip>} <time dateTime={message.createdAt}>{format.dateTime(message.createdAt)}</time></span></p>
            <p>{message.text}</p>
          </Card>
        ))}
      </PhoneBody>
    </>
  )
}
