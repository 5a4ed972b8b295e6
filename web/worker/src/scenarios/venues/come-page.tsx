import { useEffect, useRef, useState } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { CircleCheck } from 'lucide-react'
import { useCommand } from '@guildhall/client'
import { positionVisitRoutes, type AnswerOf } from '@guildhall/contract'
import { buttonClass, Card, dotted, Icon, ProblemNotice, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { PhoneBody, PhoneTitle } from '@guildhall/ui/phone'
import { useSession } from '../../app/session.ts'
import { messages } from './messages.ts'
import styles from './venues.module.css'

/** Where the code at the door leads. Whoever is logged in is checked in at once; everybody else logs in first and comes back, and the scan made now is what counts. */
export default function ComePage() {
  const shared = useText(messages)
  const text = shared.come
  const format = useFormat()
  const session = useSession()
  const { token = '' } = useParams({ strict: false }) as { token?: string }
  const [door, setDoor] = useState<AnswerOf<typeof positionVisitRoutes.read> | null>(null)
  const [done, setDone] = useState<AnswerOf<typeof positionVisitRoutes.come> | null>(null)
  const { start: startRead, problem: notRead } = useCommand(positionVisitRoutes.read, { onDone: setDoor })
  const { start: startCome, problem: notCome } = useCommand(positionVisitRoutes.come, { onDone: setDone })
  const begun = useRef('')
  const worker = session.actor?.kind === 'worker'
  useEffect(() => {
    if (!session.ready || begun.current === token) return
    begun.current = token
    if (worker) startCome({ token: token.slice(0, 64) })
    else startRead({ token: token.slice(0, 64) })
  }, [session.ready, worker, token, startCome, startRead])
  const problem = notCome ?? notRead
  return (
    <>
      <PhoneTitle title={text.title} />
      <PhoneBody>
        <ProblemNotice problem={problem} />
        {problem && <Link to={'/scan' as string} className={buttonClass({ block: true })}>{text.scan}</Link>}
        {!done && !door && !problem && <SkeletonCards label={shared.loading} count={1} />}
        {done && (
          <Card>
            <div className={styles.hero} role="status">
              <span className={styles.tick}><Icon of={CircleCheck} size={64} /></span>
              <h2>{done.again ? text.again : text.came}</h2>
              <p className="num">{text.at(format.time(done.at))}</p>
              <p>{dotted(shared.dot, [done.position.name, done.room && `${done.room} ${done.from ?? ''}–${done.to ?? ''}`])}</p>
            </div>
            <Link to={`/positions/${done.position.id}` as string} className={buttonClass({ block: true })}>{text.card}</Link>
          </Card>
        )}
        {!done && door && (
          <Card>
            <div className={styles.hero}><h2>{door.position.name}</h2><p>{text.loginText}</p></div>
            <Link to={'/login' as string} search={{ next: `/d/${token}` } as never} className={buttonClass({ kind: 'primary', size: 'large', block: true })}>{text.login}</Link>
          </Card>
        )}
      </PhoneBody>
    </>
  )
}
