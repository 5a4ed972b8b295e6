import { useState } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { needsRoutes, type AnswerOf } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, buttonClass, Card, Chip, colon, daysBetween, Field, SectionTitle, SkeletonRows, Timeline, useFormat, useText } from '@guildhall/ui'
import { Modal, RecordHeader, WithAside } from '@guildhall/ui/console'
import { Printer } from 'lucide-react'
import { ClassLink } from './class-link.tsx'
import { CorrectNeed } from './correct-need.tsx'
import { messages } from './messages.ts'
import { NeedState } from './need-columns.tsx'
import { Problem } from './problem.tsx'
import { recordMessages } from './record-messages.ts'
import styles from './needs.module.css'
import { useNeedWords } from './words.ts'

type Answer = AnswerOf<typeof needsRoutes.getNeed>

/** One need: what was said, what it was understood as, what happened to it, and what can be done now. */
export default function NeedPage() {
  const { needId } = useParams({ strict: false }) as { needId: string }
  const shared = useText(messages)
  const answer = useAnswer(needsRoutes.getNeed, { needId })
  if (answer.error) return <Problem problem={answer.error} onAgain={() => void answer.refetch()} />
  if (!answer.data) return <SkeletonRows label={shared.loading} />
  return <NeedRecord answer={answer.data} />
}

function NeedRecord({ answer }: { answer: Answer }) {
  const { need, may } = answer
  const text = useText(recordMessages)
  const shared = useText(messages)
  const words = useNeedWords()
  const format = useFormat()
  const [open, setOpen] = useState<'correct' | 'withdraw' | null>(null)
  const trade = need.occupation?.name ?? text.something
  const who = need.source === 'worker' ? need.applicant.name : need.unitName ?? need.applicant.name
  const left = daysBetween(answer.today, answer.replyBy)
  const waits = need.state === 'open'
  const facts: [string, React.ReactNode][] = [
    [text.facts.who, need.applicant.name], [text.facts.phone, need.applicant.phone ?? ''], [text.facts.unit, need.unitName ?? ''],
    [text.facts.occupation, need.occupation?.name ?? <Chip key="none" tone="amber" shape="ring">{shared.unclassified}</Chip>], [text.facts.level, words.level(need.level)],
    [text.facts.place, `${need.divisionName}${need.town ?? ''}`], [text.facts.seats, shared.people(format.count(need.seats))], [text.facts.windows, words.windows(need.windows)],
    [text.facts.wanted, words.span(need) || shared.anyTime], [text.facts.budget, need.budget ?? ''],
    [text.facts.how, `${need.imported ? text.imported : need.assisted ? text.assisted : text.self}，${text.how[need.occupationBy]}${need.sure === 'likely' ? text.likely : ''}`],
    [text.facts.servedBy, answer.servedBy], [text.facts.class, need.class && <ClassLink key="class" of={need.class} />],
  ]

  return (
    <>
      <RecordHeader
        crumbs={<><Link to={'/needs' as string}>{text.list}</Link><span>{need.number}</span></>}
        title={need.source === 'worker' ? text.title(who, trade) : text.unitTitle(who, trade)} chip={<NeedState state={need.state} />}
        facts={[shared.sources[need.source], words.level(need.level), `${need.divisionName}${need.town ?? ''}`, shared.people(format.count(need.seats)), words.windows(need.windows)]}
        actions={(
          <>
            <Button icon={Printer} onClick={() => print()}>{text.print}</Button>
            {may.withdraw && <Button onClick={() => setOpen('withdraw')}>{text.withdraw}</Button>}
            {may.correct && <Button onClick={() => setOpen('correct')}>{text.correct}</Button>}
            {waits && may.correct && need.occupation && <Link to={'/plans/new' as string} search={{ needs: need.id } as never} className={buttonClass({ kind: 'primary' })}>{text.plan}</Link>}
          </>
        )}
        {...(waits && { deadline: {
          label: text.reply(format.day(answer.replyBy)), remaining: text.left(left), lateness: left < 0 ? 'overdue' as const : left === 0 ? 'today' as const : 'ahead' as const,
          ruler: { days: answer.days, today: answer.today, due: answer.replyBy, label: text.ruler(format.day(need.askedAt), format.day(answer.replyBy)) },
        } })}
      />
      <WithAside aside={<Passage events={answer.events} />} asideLabel={text.passage}>
        <Card>
          {(need.wish || need.words) && <blockquote className={styles.said}><span className={styles.small}>{text.said}</span><br />{[need.wish, need.words].filter(Boolean).join(colon())}</blockquote>}
          <dl className={styles.facts}>{facts.filter(([, value]) => value !== null && value !== '').map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
        </Card>
      </WithAside>
      {open === 'correct' && <CorrectNeed need={need} onClose={() => setOpen(null)} />}
      {open === 'withdraw' && <Withdraw needId={need.id} onClose={() => setOpen(null)} />}
    </>
  )
}

/** What happened, newest first. */
function Passage({ events }: { events: Answer['events'] }) {
  const text = useText(recordMessages)
  const shared = useText(messages)
  const format = useFormat()
  const fieldName = (field: string) => text.fields[field as keyof typeof text.fields] ?? field
  const say = (field: string, value: string | null) => {
    if (value === null || value === '') return text.nothing
    if (field === 'level') return shared.levels[Number(value) as 0] ?? value
    if (field === 'state') return shared.states[value as 'open'] ?? value
    return field === 'windows' ? value.split(',').map((window) => shared.windows[window as 'weekend'] ?? window).join('、') : value
  }
  return (
    <section>
      <SectionTitle>{text.passage}</SectionTitle>
      <Timeline
        label={text.passage}
        items={events.toReversed().map((event, index) => ({
          id: `${event.at}${index}`, when: format.dateTime(event.at), title: `${text.events[event.kind]}${event.assisted ? `（${text.assistedBy}）` : ''}`,
          detail: <>{event.changes.map(({ field, before, after }) => <span key={field} style={{ display: 'block' }}>{text.change(fieldName(field), say(field, before), say(field, after))}</span>)}{event.note && <span style={{ display: 'block' }}>{event.note}</span>}{event.by && text.by(event.by)}</>,
        }))}
      />
    </section>
  )
}

/** Notes that a need is given up; asks why. */
export function Withdraw({ needId, onClose }: { needId: string; onClose: () => void }) {
  const text = useText(recordMessages)
  const shared = useText(messages)
  const [reason, setReason] = useState('')
  const withdraw = useCommand(needsRoutes.withdrawNeed, { onDone: onClose })
  return (
    <Modal
      open title={text.withdrawTitle} onCancel={onClose}
      footer={<><Button onClick={onClose}>{shared.cancel}</Button>{' '}<Button kind="primary" busy={withdraw.busy} disabled={reason.trim() === ''} onClick={() => withdraw.start({ needId, reason: reason.trim() })}>{text.withdraw}</Button></>}
    >
      <Problem problem={withdraw.problem} />
      <Field label={text.withdrawWhy} hint={text.withdrawHint} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
    </Modal>
  )
}
