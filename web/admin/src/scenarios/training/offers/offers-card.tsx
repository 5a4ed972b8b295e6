import { useState } from 'react'
import { Send } from 'lucide-react'
import { offersRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, Card, dotted, useFormat, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import { OffersDialog } from './offers-dialog.tsx'
import styles from './offers.module.css'

/** Free seats of a class: the way to tell people of them, and what came of telling them. Nothing to say, nothing shown. */
export function OffersCard({ classId, trade }: { classId: string; trade: string }) {
  const text = useText(messages)
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const { data } = useAnswer(offersRoutes.listOffers, { classId }, { refetchInterval: 30_000 })
  const able = data !== undefined && data.may && data.bar === null
  if (!data || (!able && data.rounds.length === 0)) return null
  return (
    <Card>
      <div className={styles.card}>
        <div>
          <h2>{text.cardTitle}</h2>
          <p className={styles.small}>{dotted(text.dot, [able && text.free(data.free), data.told > 0 && text.came(data.told, data.enrolled)])}</p>
        </div>
        {able && <Button icon={Send} onClick={() => setOpen(true)}>{text.open}</Button>}
      </div>
      {data.rounds.length > 0 && (
        <table className={styles.table}>
          <tbody>{data.rounds.toReversed().map((round) => <tr key={round.id}><td className="muted">{text.by(round.by, `${format.monthDay(round.at)} ${format.time(round.at)}`)}</td><td>{text.round(round.told, round.texted, round.sent)}</td><td className="num">{text.enrolled(round.enrolled)}</td></tr>)}</tbody>
        </table>
      )}
      {open && <OffersDialog classId={classId} trade={trade} onClose={() => setOpen(false)} />}
    </Card>
  )
}
