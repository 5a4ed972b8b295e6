import { offersRoutes } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, Card, useText } from '@guildhall/ui'
import { myMessages } from './my-messages.ts'
import styles from './needs.module.css'
import { Problem } from './problem.tsx'

/** Whether I am told of free seats in a class of the kind that I asked for; one press changes it, and it says what is so now. */
export function OfferChoice() {
  const text = useText(myMessages)
  const { data } = useAnswer(offersRoutes.getOfferChoice, {})
  const set = useCommand(offersRoutes.setOfferChoice)
  if (!data) return null
  return (
    <Card>
      <div className={styles.offer}>
        <div><h2>{text.offers.title}</h2><p className="muted" role="status">{data.wanted ? text.offers.yes : text.offers.no}</p></div>
        <Button busy={set.busy} onClick={() => set.start({ wanted: !data.wanted })}>{data.wanted ? text.offers.stop : text.offers.start}</Button>
      </div>
      <Problem problem={set.problem} />
    </Card>
  )
}
