import { useState } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { useAnswer, useCommand } from '@guildhall/client'
import { childcareRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, buttonClass, Card, Chip, dotted, ProblemNotice, SkeletonRows, useFormat, useText } from '@guildhall/ui'
import { InputNumber, PageTitle } from '@guildhall/ui/console'
import { AskDialog } from '../../app/ask-dialog.tsx'
import { useSession } from '../../app/session.ts'
import { messages } from './messages.ts'
import { StateChip } from './state-chip.tsx'
import styles from './childcare.module.css'

type Class = AnswerOf<typeof childcareRoutes.get>

/** One holiday class: how full it is, who is in it, its words and its consent. */
export default function ClassPage() {
  const shared = useText(messages)
  const text = shared.one
  const { classId = '' } = useParams({ strict: false }) as { classId?: string }
  const { permissions } = useSession()
  const { data, error } = useAnswer(childcareRoutes.get, { classId })
  const [asking, setAsking] = useState<'publish' | 'places' | 'cancel' | null>(null)
  const [places, setPlaces] = useState<number | null>(null)
  const shut = () => setAsking(null)
  const publish = useCommand(childcareRoutes.publish, { onDone: shut })
  const resize = useCommand(childcareRoutes.resize, { onDone: shut })
  const cancel = useCommand(childcareRoutes.cancel, { onDone: shut })
  if (error && !data) return <ProblemNotice whole problem={error} />
  if (!data) return <SkeletonRows label={shared.loading} />
  return (
    <>
      <PageTitle
        title={data.title} crumbs={<Link to={'/childcare' as string} className="link">{shared.list.title}</Link>} chip={<StateChip state={data.state} />} detail={data.unitName}
        actions={<>
          {data.may.manage && <Button onClick={() => setAsking('cancel')}>{text.cancel}</Button>}
          {data.may.manage && data.state === 'published' && <Button onClick={() => { setPlaces(data.places); setAsking('places') }}>{text.places}</Button>}
          {data.may.manage && data.state === 'draft' && <><Link to={`/childcare/${data.id}/edit` as string} className={buttonClass({})}>{text.edit}</Link><Button kind="primary" onClick={() => setAsking('publish')}>{text.publish}</Button></>}
          {permissions.has('childcare.keep') && data.state === 'published' && <Link to={`/childcare/${data.id}/day` as string} className={buttonClass({ kind: 'primary' })}>{text.day}</Link>}
        </>}
      />
      <div className={styles.two}>
        <div className={styles.column}>
          {data.why && <p className={styles.why}>{text.why(data.why)}</p>}
          {data.state !== 'draft' && <Full of={data} />}
          {permissions.has('childcare.keep') && data.state !== 'draft' && <Children of={data} />}
          {data.rules && <Card><h2 className={styles.title}>{text.rules}</h2><p className={styles.pre}>{data.rules}</p></Card>}
          <Consent of={data} />
        </div>
        <Facts of={data} />
      </div>
      {asking === 'publish' && <AskDialog title={text.publish} detail={text.publishAsk} ok={text.publish} askReason={false} busy={publish.busy} problem={publish.problem} onClose={shut} onConfirm={() => publish.start({ classId, updatedAt: data.updatedAt })} />}
      {asking === 'places' && <AskDialog title={text.places} detail={text.placesAsk} ok={text.places} askReason={false} ready={places !== null} busy={resize.busy} problem={resize.problem} onClose={shut} onConfirm={() => { if (places !== null) resize.start({ classId, places }) }}><InputNumber aria-label={text.newPlaces} min={1} max={300} precision={0} value={places} onChange={setPlaces} /></AskDialog>}
      {asking === 'cancel' && <AskDialog title={text.cancel} detail={text.cancelAsk} ok={text.cancel} busy={cancel.busy} problem={cancel.problem} onClose={shut} onConfirm={(reason) => cancel.start({ classId, reason })} />}
    </>
  )
}

function Full({ of }: { of: Class }) {
  const text = useText(messages).one
  const format = useFormat()
  return <Card><dl className={styles.figures}><div><dt>{text.seated}</dt><dd>{format.count(of.seated)}</dd></div><div><dt>{text.left}</dt><dd>{format.count(Math.max(0, of.places - of.seated))}</dd></div><div><dt>{text.waiting}</dt><dd>{format.count(of.waiting)}</dd></div></dl></Card>
}

function Facts({ of }: { of: Class }) {
  const shared = useText(messages)
  const text = shared.one
  const format = useFormat()
  return (
    <Card>
      <h2 className={styles.title}>{text.facts}</h2>
      <dl className={styles.facts}>
        <dt>{text.place}</dt><dd>{of.address}</dd>
        <dt>{text.days}</dt><dd>{format.date(of.first)} – {format.date(of.last)}</dd>
        <dt>{text.hours}</dt><dd>{of.from}–{of.to}{'\n'}{of.weekdays.map(shared.weekday).join(' ')}</dd>
        <dt>{text.ages}</dt><dd>{shared.ages(format.count(of.ageFrom), format.count(of.ageTo))}</dd>
        <dt>{text.cost}</dt><dd>{of.cost === '0' ? shared.free : shared.yuan(format.yuan(of.cost))}</dd>
        <dt>{text.enrolment}</dt><dd>{format.dateTime(of.opensAt)}{'\n'}– {format.dateTime(of.closesAt)}</dd>
        <dt>{text.erases}</dt><dd>{of.state === 'erased' ? shared.erased : text.erasesOn(format.date(of.erasesOn))}</dd>
      </dl>
    </Card>
  )
}

function Children({ of }: { of: Class }) {
  const shared = useText(messages)
  const text = shared.one
  const { data, error } = useAnswer(childcareRoutes.children, { classId: of.id })
  return (
    <Card>
      <h2 className={styles.title}>{text.children}</h2>
      {error && !data && <ProblemNotice problem={error} />}
      {!data && !error && <SkeletonRows label={shared.loading} />}
      {data?.rows.length === 0 && <p className="muted" style={{ margin: 0 }}>{text.noChildren}</p>}
      <ul className={styles.rows}>{data?.rows.map((row) => <li key={row.id}><span className={styles.grow}><b>{row.name || shared.erased}</b><span className={styles.small}>{dotted(shared.dot, [row.birthMonth, row.gender && shared.gender[row.gender], row.guardian && shared.guardian(row.guardian)])}</span></span><Chip tone={row.state === 'seat' ? 'jade' : 'amber'} shape={row.state === 'seat' ? 'dot' : 'ring'}>{row.state === 'seat' ? text.seat : row.state === 'offered' ? text.offered : text.line}</Chip></li>)}</ul>
    </Card>
  )
}

function Consent({ of }: { of: Class }) {
  const text = useText(messages).one
  const format = useFormat()
  return <Card><h2 className={styles.title}>{text.consent}</h2><p className={styles.pre}>{of.consent.text}</p><p className="muted" style={{ margin: '12px 0 0' }}>{text.version(format.count(of.consent.version), of.consent.hash.slice(0, 16))}</p></Card>
}
