import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { useAnswer, useCommand } from '@guildhall/client'
import { mergingRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, dotted, ProblemNotice, useFormat, useLanguage, useText } from '@guildhall/ui'
import { AskDialog } from '../../app/ask-dialog.tsx'
import { useSession } from '../../app/session.ts'
import { mergeMessages } from './merge-messages.ts'
import styles from './merge.module.css'

type Merge = AnswerOf<typeof mergingRoutes.merge>

/** What this record took in or gave way to, and the way back. */
export function PersonMerges({ personId }: { personId: string }) {
  const text = useText(mergeMessages)
  const language = useLanguage()
  const format = useFormat()
  const { permissions } = useSession()
  const { data, error } = useAnswer(mergingRoutes.listMerges, { id: personId })
  const [undoing, setUndoing] = useState<Merge | null>(null)
  const undo = useCommand(mergingRoutes.undoMerge, { onDone: () => setUndoing(null) })
  if (error) return <ProblemNotice problem={error} />
  if (!data || data.rows.length === 0) return null
  return (
    <Card>
      <h2 className={styles.heading}>{text.history}</h2>
      <ul className={styles.merges}>
        {data.rows.map((merge) => {
          const took = merge.winnerId === personId
          const day = format.day(merge.mergedAt)
          return (
            <li key={merge.id}>
              <p><Link to={`/people/${took ? merge.loserId : merge.winnerId}` as string} className={styles.name}>{took ? text.historyOf(merge.loserName, day) : text.gave(day)}</Link></p>
              <p className="muted">{merge.reason}</p>
              {merge.moved.length > 0 && <p className="muted">{text.moved} {dotted(' · ', merge.moved.map((one) => `${one.what[language]} ${one.count}`))}</p>}
              {[...merge.said, ...(merge.undone?.said ?? [])].map((said) => <p key={said.en} className="muted">{said[language]}</p>)}
              {merge.undone ? <p>{text.undone(format.day(merge.undone.at))} <span className="muted">{merge.undone.reason}</span></p> : permissions.has('people.merge') && <Button size="small" kind="quiet" onClick={() => setUndoing(merge)}>{text.undo}</Button>}
            </li>
          )
        })}
      </ul>
      {undoing && <AskDialog title={text.undo} detail={text.undoDetail} ok={text.undo} busy={undo.busy} problem={undo.problem} onClose={() => setUndoing(null)} onConfirm={(reason) => undo.start({ id: undoing.id, reason })} />}
    </Card>
  )
}
