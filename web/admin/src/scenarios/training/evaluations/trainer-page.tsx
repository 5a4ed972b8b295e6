import { Link, useParams } from '@tanstack/react-router'
import { evaluationsRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { useText } from '@guildhall/ui'
import { PageTitle } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import { TrainerProfile } from './trainer-profile.tsx'

/** How one trainer is judged, at an address of its own. */
export default function TrainerPage() {
  const text = useText(messages)
  const { trainerId = '' } = useParams({ strict: false }) as { trainerId?: string }
  const { data } = useAnswer(evaluationsRoutes.getProfile, { trainerId })
  return (
    <>
      <PageTitle crumbs={<Link to={'/trainers' as string} search={{ open: trainerId } as never}>{text.trainer}</Link>} title={data?.trainer.name ?? text.profile} detail={data?.trainer.honour ?? undefined} />
      <TrainerProfile trainerId={trainerId} />
    </>
  )
}
