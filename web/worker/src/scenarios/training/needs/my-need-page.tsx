import { useState } from 'react'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { needsRoutes, type AnswerOf } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, buttonClass, Card, colon, daysBetween, dotted, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { DeadlineCard, PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { CorrectMyNeed } from './correct-my-need.tsx'
import { messages } from './messages.ts'
import { myMessages } from './my-messages.ts'
import styles from './needs.module.css'
import { Problem } from './problem.tsx'
import { useNeedWords } from './words.ts'

type Progress = AnswerOf<typeof needsRoutes.getMyNeed>
type Action = Progress['can'][number]

/** Where my request is: every step with its date, what can be done now, and whom to ask. */
export default function MyNeedPage() {
  const { needId } = useParams({ strict: false }) as { needId: string }
  const text = useText(myMessages)
  const shared = useText(messages)
  const navigate = useNavigate()
  const progress = useAnswer(needsRoutes.getMyNeed, { needId })
  return (
    <>
      <PhoneBar title={text.title} backLabel={shared.back} onBack={() => void navigate({ to: '/my-needs' as string })} />
      <PhoneBody>
        <Problem problem={progress.error} onAgain={() => void progress.refetch()} />
        {progress.isPending && <SkeletonCards label={shared.loading} />}
        {progress.data && <Journey progress={progress.data} />}
      </PhoneBody>
    </>
  )
}

function Journey({ progress }: { progress: Progress }) {
  const { need, promise } = progress
  const text = useText(myMessages)
  const words = useNeedWords()
  const format = useFormat()
  const left = promise ? daysBetween(promise.today, promise.due) : 0
  const facts = dotted('·', [words.level(need.level), words.windows(need.windows), words.span(need.earliest, need.latest), `${need.divisionName}${need.town ?? ''}`])
  return (
    <>
      <Card>
        <h2>{words.trade(need)}</h2>
        <p className="muted">{facts}</p>
        {need.words && <blockquote className={styles.said}>{text.said}{colon()}{need.words}</blockquote>}
        <p className="muted">{text.asked(format.day(need.askedAt))}{need.assisted ? `·${text.assisted}` : ''}</p>
      </Card>
      {promise && (
        <DeadlineCard
          title={text.promise} remaining={text.left(left)} urgent={left <= 0} from={format.day(need.askedAt)} to={format.day(promise.due)}
          ruler={{ days: promise.days, today: promise.today, due: promise.due, label: text.ruler(format.day(need.askedAt), format.day(promise.due)) }}
        />
      )}
      {progress.whyNot && <WhyNot why={progress.whyNot} />}
      <Actions progress={progress} />
      <Card><Steps progress={progress} /></Card>
      <Card><p>{text.who(progress.askAt.unitName)}</p><p className="muted num">{text.number(need.number)}</p></Card>
    </>
  )
}

/** Why there is no class yet, and what would make one: what they can do, and what is the union's to do. */
function WhyNot({ why }: { why: NonNullable<Progress['whyNot']> }) {
  const text = useText(myMessages)
  const words = useNeedWords()
  const format = useFormat()
  const say = (one: (typeof why.helps)[number]): string => {
    switch (one.help) {
      case 'people': return text.why.people(one.town ?? '', words.windows([one.window]), format.count(one.count))
      case 'times': return text.why.times(words.windows([one.window]), one.town ?? '', format.count(one.seats))
      case 'dates': return text.why.dates(format.day(one.from), format.day(one.until), one.town ?? '', format.count(one.seats))
      case 'travel': return text.why.travel(one.town ?? '', words.windows([one.window]), format.count(one.seats))
      case 'teacher': case 'room': return text.why[one.help](one.town ?? '', words.windows([one.window]))
    }
  }
  return (
    <Card role="region" aria-labelledby="why-not">
      <h2 id="why-not">{text.why.title}</h2>
      <p>{text.why.reasons[why.reason](format.count(why.lacking))}</p>
      {why.helps.length > 0 && <><h3>{text.why.helps}</h3><ul className={styles.helps}>{why.helps.map((one) => <li key={say(one)}>{say(one)}</li>)}</ul></>}
      <p className="muted">{text.why.asOf(format.day(why.asOf))}</p>
    </Card>
  )
}

function Steps({ progress }: { progress: Progress }) {
  const text = useText(myMessages)
  const format = useFormat()
  const detail = (step: Progress['steps'][number]) => {
    if (step.state === 'current') return step.kind === 'enrolled' && progress.class?.enrolment === 'waiting' ? text.waiting : text.now[step.kind]
    if (step.state === 'stopped') return text.stopped[step.kind]
    return (step.kind === 'published' || step.kind === 'class') && step.state === 'done' ? progress.class?.title ?? '' : ''
  }
  return (
    <ol className={styles.steps}>
      {progress.steps.map((step) => (
        <li key={step.kind} className={`${styles.step} ${styles[`step${step.state}`]}`} aria-current={step.state === 'current' ? 'step' : undefined}>
          <span className={styles.dot} aria-hidden />
          <b>{text.steps[step.kind]}</b>
          <time>{step.at ? format.day(step.at) : step.by ? text.by(format.day(step.by)) : ''}</time>
          {detail(step) && <p>{detail(step)}</p>}
        </li>
      ))}
    </ol>
  )
}

/** What can be done now; the most urgent is the red one. Changing and taking back are quieter. */
function Actions({ progress }: { progress: Progress }) {
  const { need, can } = progress
  const text = useText(myMessages)
  const [open, setOpen] = useState<'correct' | 'withdraw' | null>(null)
  const withdraw = useCommand(needsRoutes.withdrawMyNeed, { onDone: () => setOpen(null) })
  const leads: Partial<Record<Action, string>> = {
    'answer-opinion': `/opinions/${progress.opinionId ?? ''}`, enrol: `/classes/${progress.class?.id ?? ''}`, 'see-class': `/classes/${progress.class?.id ?? ''}`, 'see-certificate': '/certificates', 'ask-again': '/needs/new',
  }
  const main = can.filter((action) => leads[action] !== undefined)
  return (
    <div className={styles.actions}>
      {main.map((action, index) => <Link key={action} to={leads[action] as string} className={buttonClass({ kind: index === 0 && action !== 'ask-again' ? 'primary' : 'outlined', size: 'large', block: true })}>{text.can[action]}</Link>)}
      {open === 'withdraw' ? (
        <Card role="alertdialog" aria-label={text.withdrawTitle}>
          <h2>{text.withdrawTitle}</h2>
          <p className="muted">{text.withdrawHint}</p>
          <Problem problem={withdraw.problem} />
          <div className={styles.row}><Button onClick={() => setOpen(null)}>{text.withdrawNo}</Button><Button kind="primary" busy={withdraw.busy} onClick={() => withdraw.start({ needId: need.id })}>{text.withdrawYes}</Button></div>
        </Card>
      ) : (can.includes('correct') || can.includes('withdraw')) && (
        <div className={styles.row}>
          {can.includes('correct') && <Button onClick={() => setOpen(open === 'correct' ? null : 'correct')} aria-expanded={open === 'correct'}>{text.can.correct}</Button>}
          {can.includes('withdraw') && <Button onClick={() => setOpen('withdraw')}>{text.can.withdraw}</Button>}
        </div>
      )}
      {open === 'correct' && <CorrectMyNeed need={need} onDone={() => setOpen(null)} />}
    </div>
  )
}
