import { Link } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import type { AnswerOf, needsRoutes } from '@guildhall/contract'
import { Button, buttonClass, Card, Icon, useFormat, useText } from '@guildhall/ui'
import { PhoneBody } from '@guildhall/ui/phone'
import { fileMessages } from './file-messages.ts'
import styles from './needs.module.css'

/** The end of asking: what was understood, what happens next, and by when. */
export function Filed({ filed, onAnother }: { filed: AnswerOf<typeof needsRoutes.fileNeed>; onAnother: () => void }) {
  const text = useText(fileMessages)
  const format = useFormat()
  const { need, understood } = filed
  const name = understood.occupation?.name
  const next = [text.nextFirst, text.nextReply(format.monthDay(filed.replyBy)), text.nextOpinion]
  return (
    <PhoneBody>
      <div className={styles.done} role="status">
        <span className={styles.doneIcon}><Icon of={Check} size={34} active /></span>
        <h2>{text.doneTitle}</h2>
        <p className="muted num">{text.number(need.number)}</p>
      </div>
      <Card><p>{name ? (understood.sure === 'sure' ? text.understoodSure(name) : text.understoodLikely(name)) : text.understoodNot}</p></Card>
      <Card>
        <h2>{text.nextTitle}</h2>
        <ol className={styles.plain}>{next.map((line, index) => <li key={line}><span className="num">{index + 1}</span><span>{line}</span></li>)}</ol>
      </Card>
      <div className={styles.actions}>
        <Link to={`/my-needs/${need.id}` as string} className={buttonClass({ kind: 'primary', size: 'large', block: true })}>{text.seeIt}</Link>
        <div className={styles.row}><Button size="large" onClick={onAnother}>{text.another}</Button><Link to={'/demand' as string} className={buttonClass({ size: 'large' })}>{text.toDemand}</Link></div>
      </div>
    </PhoneBody>
  )
}
