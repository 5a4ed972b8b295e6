import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronRight, Lightbulb } from 'lucide-react'
import { needsRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { buttonClass, Card, Chip, EmptyState, Icon, SkeletonCards, useFormat, useText, type ChipShape, type ChipTone } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import { myMessages } from './my-messages.ts'
import styles from './needs.module.css'
import { OfferChoice } from './offer-choice.tsx'
import { Problem } from './problem.tsx'
import { useNeedWords, type MyNeed } from './words.ts'

const looks: Record<MyNeed['state'], [ChipTone, ChipShape]> = {
  open: ['neutral', 'ring'], planned: ['neutral', 'half'], invited: ['amber', 'half'], enrolled: ['jade', 'dot'], served: ['jade', 'dot'], withdrawn: ['neutral', 'dash'],
}

/** What I asked for, each with its state; one tap leads to where it stands. */
export default function MyNeedsPage() {
  const text = useText(myMessages)
  const shared = useText(messages)
  const navigate = useNavigate()
  const needs = useAnswer(needsRoutes.listMyNeeds, { limit: 100 })
  const rows = needs.data?.rows ?? []
  return (
    <>
      <PhoneBar title={text.listTitle} backLabel={shared.back} onBack={() => (history.length > 1 ? history.back() : void navigate({ to: '/' }))} />
      <PhoneBody>
        <Problem problem={needs.error} onAgain={() => void needs.refetch()} />
        {needs.isPending && <SkeletonCards label={shared.loading} />}
        {needs.data && rows.length === 0 && <EmptyState icon={Lightbulb} title={text.emptyTitle} action={<Link to={'/needs/new' as string} className={buttonClass({ kind: 'primary', size: 'large' })}>{text.askFirst}</Link>}>{text.empty}</EmptyState>}
        {rows.map((need) => <NeedRow key={need.id} need={need} />)}
        {rows.length > 0 && <Link to={'/needs/new' as string} className={buttonClass({ size: 'large', block: true })}>{text.ask}</Link>}
        {needs.data && <OfferChoice />}
      </PhoneBody>
    </>
  )
}

function NeedRow({ need }: { need: MyNeed }) {
  const text = useText(myMessages)
  const shared = useText(messages)
  const words = useNeedWords()
  const format = useFormat()
  const [tone, shape] = looks[need.state]
  return (
    <Card padding="flush" as="article">
      <Link to={`/my-needs/${need.id}` as string} className={styles.need}>
        <h2>{words.trade(need)}</h2><Icon of={ChevronRight} size={20} />
        <p>{need.level === null ? '' : `${words.level(need.level)}·`}{text.asked(format.near(need.askedAt, new Date()))}{need.assisted ? `·${text.assisted}` : ''}</p>
        <Chip tone={tone} shape={shape}>{shared.states[need.state]}</Chip>
      </Link>
    </Card>
  )
}
