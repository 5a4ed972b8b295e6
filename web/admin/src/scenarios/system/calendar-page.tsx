import { useState } from 'react'
import { ChevronLeft, ChevronRight, ClipboardPaste } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { calendarRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, Chip, classNames, dayOf, ProblemNotice, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { Input, PageTitle, Radio, WithAside } from '@guildhall/ui/console'
import { useAddress } from '../../app/address.ts'
import { Question } from '../../app/ask-dialog.tsx'
import { messages } from './messages.ts'
import { PasteNotice } from './paste-notice.tsx'
import styles from './system.module.css'

type Day = AnswerOf<typeof calendarRoutes.setDay>

/** A year of working days; a day off has a ground, a festival a darker one, and what was set by hand a ring. */
export default function CalendarPage() {
  const shared = useText(messages)
  const text = shared.calendar
  const format = useFormat()
  const [address, setAddress] = useAddress()
  const year = /^20\d\d$/.test(address['year'] ?? '') ? Number(address['year']) : Number(dayOf(Date.now()).slice(0, 4))
  const { data, error } = useAnswer(calendarRoutes.year, { year })
  const chosen = data?.days.find((day) => day.day === address['day'])
  const working = data?.days.filter((day) => day.working).length ?? 0
  return (
    <WithAside asideLabel={text.choose} aside={chosen ? <SetDay key={chosen.day} day={chosen} /> : <Card><p className="muted">{text.choose}</p></Card>}>
      <PageTitle
        title={text.title(year)} detail={data && `${text.detail(format.date(data.knownThrough))}${data.knownThrough < `${year}-12-31` ? text.future : ''}${text.days(working, data.days.length - working)}`}
        actions={<><Button icon={ChevronLeft} onClick={() => setAddress({ year: String(year - 1), day: undefined })}>{text.previous}</Button><Button icon={ChevronRight} onClick={() => setAddress({ year: String(year + 1), day: undefined })}>{text.next}</Button><Button icon={ClipboardPaste} onClick={() => setAddress({ year: String(year), paste: 'yes' })}>{text.paste}</Button></>}
      />
      {address['paste'] === 'yes' && <PasteNotice key={year} year={year} onClose={() => setAddress({ paste: undefined })} />}
      <ProblemNotice problem={error} />
      {!data && !error && <SkeletonRows label={shared.loading} />}
      {data && <div className={styles.year}>{Array.from({ length: 12 }, (_, index) => <Month key={index} days={data.days.filter((day) => Number(day.day.slice(5, 7)) === index + 1)} name={text.month(index + 1)} chosen={address['day']} onChoose={(day) => setAddress({ year: String(year), day })} />)}</div>}
    </WithAside>
  )
}

function Month({ days, name, chosen, onChoose }: { days: readonly Day[]; name: string; chosen: string | undefined; onChoose: (day: string) => void }) {
  const text = useText(messages).calendar
  const first = days[0] ? (new Date(`${days[0].day}T00:00:00Z`).getUTCDay() + 6) % 7 : 0
  return (
    <Card className={styles.month}>
      <h2>{name}</h2>
      <div className={styles.days}>
        {Array.from(text.weekdays, (letter, index) => <span key={index} aria-hidden>{letter}</span>)}
        {days.map((day, index) => {
          const words = [Number(day.day.slice(8)), day.day, day.working ? text.workday : text.holiday, day.name, day.byHand && text.byHand].filter(Boolean).join(' ')
          return (
            <button
              key={day.day} type="button" aria-label={words} title={words} aria-pressed={day.day === chosen} style={index === 0 ? { gridColumnStart: first + 1 } : undefined} onClick={() => onChoose(day.day)}
              className={classNames(styles.day, 'num', !day.working && styles.off, !day.working && day.name !== null && styles.named, day.byHand !== null && styles.hand, day.day === chosen && styles.chosen)}
            >
              {Number(day.day.slice(8))}
            </button>
          )
        })}
      </div>
    </Card>
  )
}

function SetDay({ day }: { day: Day }) {
  const text = useText(messages).calendar
  const format = useFormat()
  const [kind, setKind] = useState<'workday' | 'holiday'>(day.byHand ?? (day.working ? 'holiday' : 'workday'))
  const [name, setName] = useState(day.byHand ? day.name ?? '' : '')
  const set = useCommand(calendarRoutes.setDay)
  const remove = useCommand(calendarRoutes.removeDay)
  return (
    <Card className={styles.form}>
      <h2 className={styles.title} style={{ margin: 0 }}>{format.date(day.day)} {format.weekday(day.day)}</h2>
      <p>{text.now}<Chip tone={day.working ? 'neutral' : 'jade'} shape={day.working ? 'dot' : 'ring'}>{day.working ? text.workday : text.holiday}</Chip> {day.name ?? text.plain} {day.byHand && <Chip tone="ink">{text.byHand}</Chip>}</p>
      <Radio.Group value={kind} onChange={(event) => setKind(event.target.value as 'workday' | 'holiday')} options={[{ value: 'workday', label: text.workday }, { value: 'holiday', label: text.holiday }]} />
      <Question label={text.name}><Input maxLength={40} placeholder={text.nameHint} value={name} onChange={(event) => setName(event.target.value)} /></Question>
      <ProblemNotice problem={set.problem ?? remove.problem} />
      <div className={styles.actions}>
        <Button kind="primary" busy={set.busy} disabled={!name.trim()} onClick={() => set.start({ day: day.day, kind, name: name.trim() })}>{text.set}</Button>
        {day.byHand && <Button busy={remove.busy} onClick={() => remove.start({ day: day.day })}>{text.remove}</Button>}
      </div>
      <p className={styles.small}>{text.effect}</p>
    </Card>
  )
}
