import { useState } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { joiningRoutes } from '@guildhall/contract'
import { Button, buttonClass, EmptyState, useFormat, useText } from '@guildhall/ui'
import { PhoneBody } from '@guildhall/ui/phone'
import { Bar } from './bar.tsx'
import { messages } from './messages.ts'
import styles from './membership.module.css'
import { Problem } from './problem.tsx'

const kinds = ['complaint', 'question', 'idea'] as const

/** Something for a union to answer, by a day that is said at once. */
export default function SayPage() {
  const text = useText(messages)
  const format = useFormat()
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const union = useAnswer(joiningRoutes.getUnion, { code })
  const [kind, setKind] = useState<(typeof kinds)[number]>('complaint')
  const [words, setWords] = useState('')
  const [answerBy, setAnswerBy] = useState<string | null>(null)
  const send = useCommand(joiningRoutes.sendMessage, { onDone: (message) => setAnswerBy(message.answerBy) })
  return (
    <>
      <Bar title={text.say.title} home={`/u/${code}`} />
      <PhoneBody>
        <Problem problem={union.error ?? send.problem} />
        {answerBy && <EmptyState icon={Check} title={text.say.done} action={<Link to={'/my-union/messages' as string} className={buttonClass({ size: 'large' })}>{text.say.toMine}</Link>}>{text.say.doneNext(format.day(answerBy))}</EmptyState>}
        {!answerBy && union.data && (
          <div className={styles.list}>
            <p>{text.say.to(union.data.name)}</p>
            <div className={styles.chips}>{kinds.map((one) => <button key={one} type="button" className={styles.chip} aria-pressed={kind === one} onClick={() => setKind(one)}>{text.say.kinds[one]}</button>)}</div>
            <label className={styles.list}><span>{text.say.words}</span><textarea className={styles.words} style={{ minHeight: 160 }} value={words} maxLength={1000} onChange={(event) => setWords(event.target.value)} /></label>
            <p className="muted">{text.say.hint}</p>
            <Button kind="primary" size="large" block busy={send.busy} disabled={words.trim().length < 5} onClick={() => send.start({ code, kind, words: words.trim() })}>{text.say.send}</Button>
          </div>
        )}
      </PhoneBody>
    </>
  )
}
