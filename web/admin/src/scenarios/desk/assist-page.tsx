import { useRef, useState } from 'react'
import { onBehalfName, useCommand } from '@guildhall/client'
import { deskRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, EmptyState, Field, ProblemNotice, useText } from '@guildhall/ui'
import { PageTitle } from '@guildhall/ui/console'
import { ChevronRight, UserRoundPlus } from 'lucide-react'
import { Consent } from './consent.tsx'
import { messages } from './messages.ts'
import styles from './desk.module.css'

type Visit = AnswerOf<typeof deskRoutes.start>

/** 代办: find or add the person, then their app opens beside, and every page of it acts for them. */
export default function AssistPage() {
  const [visit, setVisit] = useState<Visit | null>(null)
  return visit ? <Acting visit={visit} onEnd={() => setVisit(null)} /> : <Find onStart={setVisit} />
}

function Find({ onStart }: { onStart: (visit: Visit) => void }) {
  const text = useText(messages).assist
  const [words, setWords] = useState('')
  const find = useCommand(deskRoutes.findPerson)
  const start = useCommand(deskRoutes.start, { onDone: onStart })
  const [rows, setRows] = useState<AnswerOf<typeof deskRoutes.findPerson>['rows'] | null>(null)
  const typed = words.normalize('NFKC').replace(/\s/g, '')

  async function look(): Promise<void> {
    setRows(null)
    await find.run(/^1[3-9]\d{9}$/.test(typed) ? { phone: typed } : { name: typed }).then((answer) => setRows(answer.rows), () => undefined)
  }
  return (
    <>
      <PageTitle title={text.title} detail={text.detail} />
      <div className={styles.two}>
        <Card>
          <form className={styles.form} onSubmit={(event) => { event.preventDefault(); void look() }}>
            <Field label={text.find} hint={text.findHint} autoFocus required minLength={2} value={words} onChange={(event) => setWords(event.target.value)} action={<Button size="large" type="submit" busy={find.busy}>{text.look}</Button>} />
          </form>
          <ProblemNotice problem={find.problem ?? start.problem} />
          {rows && rows.length > 0 && (
            <>
              <p className="muted" role="status">{text.found(rows.length)}</p>
              <ul className={styles.rows}>
                {rows.map((row) => (
                  <li key={row.id}>
                    <span>{row.name} <span className="num">{row.phone}</span><small>{row.unitName}·{text.standing[row.standing]}</small></span>
                    <Button busy={start.busy} onClick={() => start.start({ personId: row.id })}>{text.start}</Button>
                  </li>
                ))}
              </ul>
            </>
          )}
          {rows?.length === 0 && <EmptyState icon={UserRoundPlus} title={text.none}>{text.noneNext}</EmptyState>}
        </Card>
        {rows?.length === 0 && <Add typed={typed} onStart={onStart} />}
      </div>
    </>
  )
}

function Add({ typed, onStart }: { typed: string; onStart: (visit: Visit) => void }) {
  const text = useText(messages).assist
  const isPhone = /^\d+$/.test(typed)
  const [form, setForm] = useState({ name: isPhone ? '' : typed, phone: isPhone ? typed : '' })
  const [told, setTold] = useState<'name' | 'phone' | null>(null)
  const start = useCommand(deskRoutes.start, { onDone: onStart })
  const elsewhere = start.problem?.code === 'people.elsewhere'

  function send(): void {
    const wrong = !form.name.trim() ? 'name' : /^1[3-9]\d{9}$/.test(form.phone) ? null : 'phone'
    setTold(wrong)
    if (!wrong) start.start(form)
  }
  return (
    <Card>
      <form className={styles.form} noValidate onSubmit={(event) => { event.preventDefault(); send() }}>
        <Field label={text.name} maxLength={40} value={form.name} error={told === 'name' ? text.nameWrong : undefined} onChange={(event) => setForm({ ...form, name: event.target.value })} />
        <Field label={text.phone} inputMode="tel" value={form.phone} error={told === 'phone' ? text.phoneWrong : undefined} onChange={(event) => setForm({ ...form, phone: event.target.value.normalize('NFKC').replace(/[\s-]/g, '') })} />
        {!elsewhere && <><ProblemNotice problem={start.problem} /><Button kind="primary" type="submit" busy={start.busy}>{text.create}</Button></>}
      </form>
      {elsewhere && <Consent visitor={form} onStart={onStart} />}
    </Card>
  )
}

/** What people come to a window for, and where it is in their app. */
const addresses = { join: '/join', union: '/my-union', need: '/needs/new', classes: '/classes', mine: '/my-classes', opinions: '/opinions', evaluations: '/evaluations', certificates: '/certificates' } as const
type Door = keyof typeof addresses
const doors = Object.keys(addresses) as Door[]

/** The worker's own app in a frame; its name makes the client send on whose behalf. */
function Acting({ visit, onEnd }: { visit: Visit; onEnd: () => void }) {
  const text = useText(messages).assist
  const end = useCommand(deskRoutes.end, { onDone: onEnd })
  const { name } = visit.person
  const frame = useRef<HTMLIFrameElement>(null)
  const open = (door: Door) => frame.current?.contentWindow?.location.assign(addresses[door])
  return (
    <div className={styles.acting}>
      <div>
        <section className={styles.banner} role="status">
          <h1>{text.acting(name)}</h1>
          <p>{visit.person.unitName}·{visit.person.phone}</p>
          <p>{text.actingDetail}</p>
          <div><Button kind="primary" busy={end.busy} onClick={() => end.start({ personId: visit.personId })}>{text.end}</Button></div>
        </section>
        <ProblemNotice problem={end.problem} action={<Button size="small" onClick={onEnd}>{text.end}</Button>} />
        <nav className={styles.can} aria-label={text.steps}>{doors.map((door) => <Button key={door} icon={ChevronRight} onClick={() => open(door)}>{text.can[door]}</Button>)}</nav>
        <p className="muted">{text.lasts}</p>
      </div>
      <iframe ref={frame} key={visit.personId} name={onBehalfName(visit.personId)} src="/" title={text.frame(name)} className={styles.phone} />
    </div>
  )
}
