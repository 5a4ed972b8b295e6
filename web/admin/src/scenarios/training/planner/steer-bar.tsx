import { Button, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import styles from './planner.module.css'
import type { SteeringState } from './steering.ts'

/** What the next proposal will be told, and the way there. */
export function SteerBar({ steering, onGo }: { steering: SteeringState; onGo: () => void }) {
  const text = useText(messages)
  const parts = [...(steering.fixed.length > 0 ? [text.steer.fixed(steering.fixed.length)] : []), ...(steering.rules.length > 0 ? [text.steer.rules(steering.rules.length)] : [])]
  return (
    <div className={styles.steer} role="status">
      <span><span className={styles.muted}>{text.steer.label}</span> <b>{parts.join(text.and)}</b></span>
      <span className={styles.foot}><Button kind="quiet" onClick={steering.clear}>{text.steer.clear}</Button><Button kind="primary" onClick={onGo}>{text.steer.go}</Button></span>
    </div>
  )
}
