import { useEffect, useRef, useState } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { CircleCheck, Clock } from 'lucide-react'
import { classesRoutes } from '@guildhall/contract'
import type { AnswerOf } from '@guildhall/contract'
import { useCommand } from '@guildhall/client'
import { buttonClass, Card, dotted, Icon, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { PhoneBody, PhoneTitle } from '@guildhall/ui/phone'
import { useSession } from '../../../app/session.ts'
import { Problem } from '../plans/problem.tsx'
import styles from './classes.module.css'
import { messages } from './messages.ts'

/**
 * Where the code on the wall leads. Whoever is logged in is checked in at once; everybody else logs in first and comes back, and the scan made now is what counts.
 */
export default function CheckInPage() {
  const text = useText(messages)
  const format = useFormat()
  const session = useSession()
  const { token = '' } = useParams({ strict: false }) as { token?: string }
  const [lesson, setLesson] = useState<AnswerOf<typeof classesRoutes.readCheckInCode> | null>(null)
  const [done, setDone] = useState<AnswerOf<typeof classesRoutes.checkIn> | null>(null)
  const { start: startRead, problem: notRead } = useCommand(classesRoutes.readCheckInCode, { onDone: setLesson })
  const { start: startCome, problem: notCome } = useCommand(classesRoutes.checkIn, { onDone: setDone })
  const begun = useRef('')
  const worker = session.actor?.kind === 'worker'
  useEffect(() => {
    if (!session.ready || begun.current === token) return
    begun.current = token
    if (worker) startCome({ token })
    else startRead({ token })
  }, [session.ready, worker, token, startCome, startRead])

  const problem = notCome ?? notRead
  return (
    <>
      <PhoneTitle title={text.comeTitle} />
      <PhoneBody>
        <Problem problem={problem} />
        {problem && <Link to={'/scan' as string} className={buttonClass({ block: true })}>{text.scanTitle}</Link>}
        {!done && !lesson && !problem && <SkeletonCards label={text.loading} count={1} />}
        {done && (
          <Card>
            <div className={styles.hero} role="status">
              <span className={done.status === 'late' ? styles.late : styles.tick}><Icon of={done.status === 'late' ? Clock : CircleCheck} size={64} /></span>
              <h2>{done.again ? text.cameAgain : text.came[done.status]}</h2>
              <p className="num">{text.cameAt(format.time(done.at))}</p>
              <p>{dotted(text.dot, [done.title, done.topic])}</p>
              <Link to={`/my-classes/${done.classId}` as string} className={buttonClass({ block: true })}>{text.toClass}</Link>
            </div>
          </Card>
        )}
        {!done && lesson && (
          <Card>
            <div className={styles.hero}>
              <span className={`figure ${styles.time}`}>{format.time(lesson.startsAt)}</span>
              <h2>{lesson.title}</h2>
              <p>{dotted(text.dot, [lesson.topic, lesson.venue])}</p>
            </div>
            <p className={styles.rule}>{text.comeLoginText}</p>
            <Link to={'/login' as string} search={{ next: `/c/${token}` } as never} className={buttonClass({ kind: 'primary', size: 'large', block: true })}>{text.comeLogin}</Link>
          </Card>
        )}
      </PhoneBody>
    </>
  )
}
