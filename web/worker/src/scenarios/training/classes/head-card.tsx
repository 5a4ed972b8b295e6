import { useCallback, useState } from 'react'
import { MessageCircle, Phone } from 'lucide-react'
import { headsRoutes } from '@guildhall/contract'
import { useCommand } from '@guildhall/client'
import { Button, buttonClass, Card, Icon, useFormat, useText } from '@guildhall/ui'
import { Problem } from '../plans/problem.tsx'
import { BottomSheet } from './bottom-sheet.tsx'
import styles from './classes.module.css'
import { messages } from './messages.ts'
import type { MyClass } from './words.ts'

/** Who heads my class and how to reach them: in writing always, by telephone only where it is an office's; and what was asked and answered. */
export function HeadCard({ mine }: { mine: MyClass }) {
  const text = useText(messages)
  const [asking, setAsking] = useState(false)
  const close = useCallback(() => setAsking(false), [])
  const { head, questions } = mine
  if (!head && questions.length === 0) return null
  return (
    <Card>
      {head && <h2 className={styles.standing}>{text.head(head.name)}{head.kind === 'trainer' && <span className="muted"> {text.headTeaches}</span>}</h2>}
      {head && (
        <div className={head.line ? styles.pair : styles.rows} style={{ marginTop: 12 }}>
          {head.line && <a href={`tel:${head.line.replace(/[^\d]/g, '')}`} className={buttonClass({ block: true })}><Icon of={Phone} size={17} />{text.headCall}</a>}
          <Button block icon={MessageCircle} disabled={!mine.mayAsk} onClick={() => setAsking(true)}>{text.headWrite}</Button>
        </div>
      )}
      {head && !mine.mayAsk && <p className={styles.rule}>{['closed', 'cancelled'].includes(mine.class.state) ? text.headOver : text.headEnough}</p>}
      {questions.length > 0 && <ul className={styles.questions}>{questions.map((one) => <Asked key={one.id} of={one} />)}</ul>}
      {asking && <Ask classId={mine.class.id} onClose={close} />}
    </Card>
  )
}

function Asked({ of }: { of: MyClass['questions'][number] }) {
  const text = useText(messages)
  const format = useFormat()
  return (
    <li>
      <p>{of.words}</p>
      <p className={styles.rule}>{format.dateTime(of.askedAt)}{of.assisted && `${text.dot}${text.assisted}`}</p>
      <p className={of.answer === null ? 'muted' : styles.answer}>{of.answer ?? text.headWaiting}</p>
    </li>
  )
}

function Ask({ classId, onClose }: { classId: string; onClose: () => void }) {
  const text = useText(messages)
  const [words, setWords] = useState('')
  const ask = useCommand(headsRoutes.askHead, { onDone: onClose })
  return (
    <BottomSheet title={text.headWrite} onClose={onClose}>
      <p className="muted">{text.headPrivate}</p>
      <Problem problem={ask.problem} />
      <textarea className={styles.words} rows={4} maxLength={300} value={words} aria-label={text.headWhat} placeholder={text.headWhat} onChange={(event) => setWords(event.target.value)} />
      <Button kind="primary" size="large" block busy={ask.busy} disabled={words.trim() === ''} onClick={() => ask.start({ classId, words: words.replace(/\s+/g, ' ').trim() })}>{text.headSend}</Button>
    </BottomSheet>
  )
}
