import { useEffect } from 'react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useAnswer } from '@guildhall/client'
import { setupRoutes } from '@guildhall/contract'
import { buttonClass, Card, Chip, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import { useSession } from './session.ts'
import styles from './setup-panel.module.css'

/** On the start page of the system administrator until the set-up of a real installation is finished; before it was begun, the start page leads into it. */
export function SetupPanel() {
  const text = useText(messages).setup
  const { permissions, demo } = useSession()
  const navigate = useNavigate()
  const { data } = useAnswer(setupRoutes.progress, {}, { enabled: !demo && permissions.has('installation.manage') })
  const first = data?.open === true && !data.begun
  useEffect(() => { if (first) void navigate({ to: '/setup' as string, replace: true }) }, [first, navigate])
  if (!data?.open || first) return null
  const left = data.steps.filter((step) => step.state !== 'done')
  return (
    <Card className={styles.panel}>
      <div>
        <h2>{left.length > 0 ? text.left(left.length) : text.ready}</h2>
        {left.length > 0 && <ul>{left.map((step) => <li key={step.id}><Link to={'/setup' as string} search={{ step: step.id } as never}><Chip tone={step.state === 'later' ? 'amber' : 'neutral'} shape={step.state === 'later' ? 'half' : 'ring'}>{text.step[step.id]}</Chip></Link></li>)}</ul>}
      </div>
      <Link to={'/setup' as string} search={left.length > 0 ? undefined : { step: 'finish' } as never} className={buttonClass({ kind: 'primary' })}>{left.length > 0 ? text.goOn : text.finish}</Link>
    </Card>
  )
}
