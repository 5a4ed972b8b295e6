import { useState } from 'react'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { ArrowLeftRight, Combine, UserSearch } from 'lucide-react'
import { useAnswer, useCommand, useFoundPerson, useRows } from '@guildhall/client'
import { mergeFields, mergingRoutes, peopleRoutes, type AnswerOf, type InputOf } from '@guildhall/contract'
import { Button, Card, Chip, EmptyState, ProblemNotice, RefusalNotice, SkeletonRows, useFormat, useLanguage, useText } from '@guildhall/ui'
import { Input, PageTitle } from '@guildhall/ui/console'
import { AskDialog, Question } from '../../app/ask-dialog.tsx'
import { mergeMessages } from './merge-messages.ts'
import styles from './merge.module.css'

type Comparison = AnswerOf<typeof mergingRoutes.compare>
type Side = Comparison['winner']
type Keep = InputOf<typeof mergingRoutes.merge>['keep']
type Field = (typeof mergeFields)[number]

/** Two records of what is perhaps one person, side by side and masked: which is kept, and which value of each. */
export default function PersonMergePage() {
  const text = useText(mergeMessages)
  const navigate = useNavigate()
  const { personId, otherId } = useParams({ strict: false }) as { personId: string; otherId?: string }
  return (
    <>
      <PageTitle crumbs={<><Link to={`/people/${personId}` as string}>{text.back}</Link><span>{text.merge}</span></>} title={text.merge} detail={text.detail} />
      {otherId ? <SideBySide key={`${personId}:${otherId}`} personId={personId} otherId={otherId} /> : <ChooseOther personId={personId} onChoose={(id) => void navigate({ to: `/people/${personId}/merge/${id}` as string })} />}
    </>
  )
}

function ChooseOther({ personId, onChoose }: { personId: string; onChoose: (id: string) => void }) {
  const text = useText(mergeMessages)
  const [asked, setAsked] = useState('')
  const isNumber = /^(1[3-9]\d{9}|\d{17}[\dXx])$/.test(asked)
  const list = useRows(peopleRoutes.search, { name: asked, limit: 20 }, { enabled: !isNumber && asked.length >= 2 })
  const found = useFoundPerson(asked, isNumber)
  const rows = (isNumber ? (found.data?.person ? [found.data.person] : []) : list.rows).filter((row) => row.id !== personId)
  const looked = asked.length >= 2 && !(isNumber ? found.isPending : list.loading)
  return (
    <Card>
      <Question label={text.choose}><Input.Search allowClear enterButton autoComplete="off" aria-label={text.choose} placeholder={text.chooseHint} onSearch={(typed: string) => setAsked(typed.normalize('NFKC').replace(/\s/g, ''))} /></Question>
      <ProblemNotice problem={isNumber ? found.error : list.problem} />
      {looked && rows.length === 0 && <EmptyState icon={UserSearch} title={text.chooseNone} />}
      <ul className={styles.pairs}>
        {rows.map((row) => (
          <li key={row.id}><div className={styles.two}><span><b>{row.name}</b><small><span className="num">{row.phone ?? text.empty}</span> {row.unitName}</small></span></div><div className={styles.deeds}><Button size="small" onClick={() => onChoose(row.id)}>{text.compareWith}</Button></div></li>
        ))}
      </ul>
    </Card>
  )
}

function SideBySide({ personId, otherId }: { personId: string; otherId: string }) {
  const text = useText(mergeMessages)
  const language = useLanguage()
  const navigate = useNavigate()
  const merge = useCommand(mergingRoutes.merge, { onDone: (done) => void navigate({ to: `/people/${done.winnerId}` as string }) })
  // Once they are one there are no two sides to read anew.
  const { data, error } = useAnswer(mergingRoutes.compare, { id: personId, otherId }, { enabled: !merge.busy && !merge.done })
  const [chosen, setChosen] = useState<Partial<Keep>>({})
  const [asking, setAsking] = useState(false)
  if (error) return <ProblemNotice problem={error} />
  if (!data) return <SkeletonRows label={text.merge} />
  const keep: Keep = { ...data.suggested, ...chosen }
  return (
    <div className={styles.page}>
      {data.blocked && <RefusalNotice what={text.blocked} why={data.blocked[language]} />}
      <div className={styles.sides}>
        {(['winner', 'loser'] as const).map((side) => <Head key={side} side={data[side]} label={side === 'winner' ? text.keepThis : text.giveWay} kept={side === 'winner'} />)}
        <Button className={styles.swap} size="small" kind="quiet" icon={ArrowLeftRight} onClick={() => void navigate({ to: `/people/${otherId}/merge/${personId}` as string, replace: true })}>{text.swap}</Button>
      </div>
      <Card padding="flush">
        {mergeFields.map((field) => <Choice key={field} field={field} data={data} keep={keep[field]} onKeep={(side) => setChosen({ ...chosen, ...together(field, side, data) })} />)}
      </Card>
      {keep.phone !== undefined && data.winner.phone && data.loser.phone && !data.agree.phone && <p className="muted">{text.phoneNote}</p>}
      {data.said.length > 0 && <Card><h2 className={styles.heading}>{text.said}</h2><ul className={styles.said}>{data.said.map((said) => <li key={said.en}>{said[language]}</li>)}</ul></Card>}
      <div className={styles.deeds}><Button kind="primary" icon={Combine} disabled={data.blocked !== null} onClick={() => setAsking(true)}>{text.merge}</Button></div>
      {asking && <AskDialog title={text.reasonTitle} detail={text.reasonDetail} ok={text.ok} busy={merge.busy} problem={merge.problem} onClose={() => setAsking(false)} onConfirm={(reason) => merge.start({ id: personId, otherId, keep, revision: data.winner.revision, otherRevision: data.loser.revision, reason })} />}
    </div>
  )
}

function Head({ side, label, kept }: { side: Side; label: string; kept: boolean }) {
  const text = useText(mergeMessages)
  const language = useLanguage()
  const format = useFormat()
  return (
    <Card className={kept ? styles.kept : styles.gives}>
      <p className={styles.label}><Chip tone={kept ? 'jade' : 'neutral'}>{label}</Chip></p>
      <p className={styles.who}><Link to={`/people/${side.id}` as string}>{side.name || text.empty}</Link></p>
      <p className="muted">{text.created} {format.day(side.createdAt)}</p>
      <p className="muted">{side.account ? (side.account.lastLoginAt ? `${text.account} ${format.dateTime(side.account.lastLoginAt)}` : text.accountNever) : text.accountNone}</p>
      <h2 className={`${styles.heading} ${styles.second}`}>{text.hangs}</h2>
      {side.hangs.length === 0 && <p className="muted">{text.hangsNone}</p>}
      <ul className={styles.hangs}>{side.hangs.map((one) => <li key={one.what.en}><span>{one.what[language]}</span><span className="num">{text.count(one.count)}</span></li>)}</ul>
    </Card>
  )
}

/** Gender and year of birth are those of the ID number that is kept; they go with it. */
function together(field: Field, side: 'winner' | 'loser', data: Comparison): Partial<Keep> {
  return field === 'idNumber' && data[side].idNumber !== null ? { idNumber: side, gender: side, birthYear: side } : { [field]: side }
}

function Choice({ field, data, keep, onKeep }: { field: Field; data: Comparison; keep: 'winner' | 'loser'; onKeep: (side: 'winner' | 'loser') => void }) {
  const text = useText(mergeMessages)
  const agree = data.agree[field]
  const say = (side: Side): string => {
    const value = { name: side.name, phone: side.phone, idNumber: side.idNumber, unit: side.unitName, gender: side.gender && text[side.gender], birthYear: side.birthYear?.toString(), division: side.divisionName ?? side.division }[field]
    return value || text.empty
  }
  return (
    <fieldset className={styles.choice}>
      <legend>{text.field[field]}</legend>
      {agree
        ? <p className={styles.agree}><span className="num">{say(data.winner)}</span> <small className="muted">{text.agree}</small></p>
        : (['winner', 'loser'] as const).map((side) => (
          <label key={side} className={keep === side ? styles.chosen : undefined}><input type="radio" name={field} checked={keep === side} onChange={() => onKeep(side)} /><span className="num">{say(data[side])}</span><small className="muted said">{side === 'winner' ? text.keepThis : text.giveWay}</small></label>
        ))}
    </fieldset>
  )
}
