import { Link, useNavigate } from '@tanstack/react-router'
import { classesRoutes } from '@guildhall/contract'
import { useCommand } from '@guildhall/client'
import { Button, buttonClass, useFormat, useText } from '@guildhall/ui'
import { useSession } from '../../../app/session.ts'
import type { PublishedClass } from './class-words.ts'
import { messages } from './messages.ts'
import { useNow } from './now.ts'
import { Problem } from './problem.tsx'

/** The one button of the class page: takes a seat, or says why not now. */
export function EnrolAction({ of: one }: { of: PublishedClass }) {
  const text = useText(messages)
  const format = useFormat()
  const session = useSession()
  const now = useNow()
  const navigate = useNavigate()
  const enrol = useCommand(classesRoutes.enrolWorker, { onDone: () => void navigate({ to: `/my-classes/${one.id}` as string }) })

  if (one.state === 'running') return <Button size="large" block disabled>{text.begun}</Button>
  if (one.state !== 'published') return <Button size="large" block disabled>{text.ended}</Button>
  if (one.kind === 'custom') return <Button size="large" block disabled>{text.unitOnly}</Button>
  if (one.enrolCloseAt && Date.parse(one.enrolCloseAt) <= now) return <Button size="large" block disabled>{text.over}</Button>
  if (one.enrolInvitedAt && Date.parse(one.enrolInvitedAt) > now) return <Button size="large" block disabled>{text.soon(format.monthDay(one.enrolInvitedAt))}</Button>
  if (!session.actor) return <Link to={'/login' as string} search={{ next: `/classes/${one.id}` } as never} className={buttonClass({ kind: 'primary', size: 'large', block: true })}>{text.signIn}</Link>
  return (
    <>
      <Problem problem={enrol.problem} />
      <Button kind="primary" size="large" block busy={enrol.busy} onClick={() => enrol.start({ classId: one.id })}>{text.enrol}</Button>
    </>
  )
}
