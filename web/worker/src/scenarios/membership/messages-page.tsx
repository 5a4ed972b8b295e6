import { useAnswer } from '@guildhall/client'
import { joiningRoutes } from '@guildhall/contract'
import { Card, Chip, dotted, EmptyState, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { PhoneBody } from '@guildhall/ui/phone'
import { Bar } from './bar.tsx'
import { messages } from './messages.ts'
import styles from './membership.module.css'
import { Problem } from './problem.tsx'

/** What I said to unions, with the day of the answer or the answer. */
export default function MessagesPage() {
  const text = useText(messages)
  const format = useFormat()
  const { data, error, refetch } = useAnswer(joiningRoutes.messages, {})
  return (
    <>
      <Bar title={text.messages.title} home="/my-union" />
      <PhoneBody>
        <Problem problem={error} onAgain={() => void refetch()} />
        {!data && !error && <SkeletonCards label={text.loading} />}
        {data?.rows.length === 0 && <EmptyState title={text.messages.none}>{text.messages.noneNext}</EmptyState>}
        {data?.rows.map((one) => (
          <Card key={one.id}>
            <div className={styles.layer}>
              <span><Chip tone={one.answer ? 'jade' : 'neutral'} shape={one.answer ? 'dot' : 'half'}>{one.answer ? text.messages.answered : one.answerBy ? text.messages.waiting(format.day(one.answerBy)) : text.none}</Chip></span>
              <p className="muted">{dotted(text.dot, [text.say.kinds[one.kind], one.unitName, format.date(one.saidAt), one.assisted ? text.messages.assisted : null])}</p>
              <p>{one.words}</p>{one.answer && <p><b>{one.answer}</b></p>}
            </div>
          </Card>
        ))}
      </PhoneBody>
    </>
  )
}
