import { useState } from 'react'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { ScanLine, Trash2 } from 'lucide-react'
import { sheetsRoutes, type AnswerOf } from '@guildhall/contract'
import { fileAddress, useAnswer, useCommand } from '@guildhall/client'
import { Button, Card, Chip, EmptyState, ProblemNotice, SkeletonRows, useFormat, useText, type ChipShape, type ChipTone } from '@guildhall/ui'
import { Input, PageTitle, Popconfirm } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import { PrintCard } from './print-card.tsx'
import { SheetPanel } from './sheet-panel.tsx'
import { UploadCard } from './upload-card.tsx'
import styles from './sheets.module.css'

export type Sheets = AnswerOf<typeof sheetsRoutes.list>
const looks: Record<Sheets['sheets'][number]['state'], { tone: ChipTone; shape: ChipShape }> = { sure: { tone: 'jade', shape: 'dot' }, doubtful: { tone: 'amber', shape: 'half' }, incomplete: { tone: 'amber', shape: 'ring' }, given: { tone: 'neutral', shape: 'dash' } }

/** Sheets of a class that a machine reads: printed, uploaded, and confirmed with their picture beside what was read. */
export default function SheetsPage() {
  const text = useText(messages)
  const { classId = '' } = useParams({ strict: false }) as { classId?: string }
  const { data, error, refetch } = useAnswer(sheetsRoutes.list, { classId }, { refetchInterval: (query) => ((query.state.data as Sheets | undefined)?.reading ? 1_000 : false) })
  if (error && !data) return <ProblemNotice whole problem={error} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} />
  if (!data) return <SkeletonRows label={text.loading} />
  return (
    <>
      <PageTitle crumbs={<Link to={`/classes/${classId}` as string} search={{ tab: 'evaluation' } as never}>{text.back}</Link>} title={text.title} detail={`${data.number} ${data.title}`} />
      <div className={styles.stack}>
        <PrintCard classId={classId} runs={data.runs} />
        <UploadCard classId={classId} of={data} />
        <Queue classId={classId} of={data} />
        {data.problems.length > 0 && <Problems classId={classId} of={data} />}
      </div>
    </>
  )
}

function Queue({ classId, of }: { classId: string; of: Sheets }) {
  const text = useText(messages)
  const format = useFormat()
  const navigate = useNavigate()
  const { sheet: chosen } = useSearch({ strict: false }) as { sheet?: string }
  const [filledOn, setFilledOn] = useState(() => format.stamp(Date.now()).slice(0, 10))
  const [said, setSaid] = useState<string | null>(null)
  const all = useCommand(sheetsRoutes.confirmSure, { onDone: ({ confirmed, left }) => setSaid([text.done(confirmed), ...left.map((one) => text.left(one.number))].join(' ')) })
  const sure = of.sheets.filter((one) => one.state === 'sure').length
  const shown = of.sheets.find((one) => one.number === chosen) ?? of.sheets.find((one) => one.state === 'doubtful') ?? of.sheets[0]
  const form = shown && of.forms.find((one) => one.version === shown.version)
  return (
    <Card>
      <h2 className={styles.title}>{text.check}</h2>
      <p className={styles.note}>{text.confirmed(of.confirmed)}</p>
      <div className={styles.tools}>
        <label className={styles.field}><span>{text.filledOn}</span><Input type="date" value={filledOn} onChange={(event) => setFilledOn(event.target.value)} /></label>
        {sure > 0 && <Button kind="primary" busy={all.busy} disabled={filledOn === ''} onClick={() => { setSaid(null); all.start({ classId, filledOn }) }}>{text.sure(sure)}</Button>}
        <span className={styles.note}>{text.filledOnText}</span>
      </div>
      <ProblemNotice problem={all.problem} />
      {said && !all.problem && <p className={styles.done} role="status">{said}</p>}
      {of.sheets.length === 0
        ? <EmptyState icon={ScanLine} title={text.none}>{text.noneText}</EmptyState>
        : <ul className={styles.picks} aria-label={text.sheets}>{of.sheets.map((one) => <li key={one.number}><button type="button" aria-pressed={one === shown} onClick={() => void navigate({ to: '.' as string, search: { sheet: one.number } as never, replace: true })}><span className="num">{one.number}</span><Chip {...looks[one.state]}>{text.state[one.state]}</Chip></button></li>)}</ul>}
      {shown && form && <SheetPanel key={`${shown.number} ${shown.state}`} sheet={shown} form={form} filledOn={filledOn} onCounted={(number, count) => setSaid(text.counted(number, count))} />}
    </Card>
  )
}

/** Pictures that are no sheet to confirm, each with why and what to do. */
function Problems({ classId, of }: { classId: string; of: Sheets }) {
  const text = useText(messages)
  const discard = useCommand(sheetsRoutes.discard)
  const all = useCommand(sheetsRoutes.discardUnusable)
  return (
    <Card>
      <h2 className={styles.title}>{text.problems}</h2>
      <ProblemNotice problem={discard.problem ?? all.problem} />
      {of.problems.length > 1 && <p className={styles.tools}><Popconfirm title={text.discardAllAsk(of.problems.length)} okText={text.discardAllDo} cancelText={text.keep} onConfirm={() => all.start({ classId, scanIds: of.problems.map((one) => one.scanId) })}><Button size="small" icon={Trash2} busy={all.busy}>{text.discardAll(of.problems.length)}</Button></Popconfirm></p>}
      <ul className={styles.rows}>
        {of.problems.map((one, index) => (
          <li key={one.scanId}>
            <span>{text.problem[one.problem]}{one.of && text.of(one.of)}{one.filePage !== null && text.filePage(one.filePage)}</span>
            <span className={styles.buttons}>
              {one.picture && <a className="link" href={fileAddress(sheetsRoutes.picture, { scanId: one.scanId })} target="_blank" rel="noreferrer" aria-label={`${text.see} ${index + 1}`}>{text.see}</a>}
              <Button size="small" icon={Trash2} busy={discard.busy} aria-label={`${one.picture ? text.discard : text.remove} ${index + 1}`} onClick={() => discard.start({ scanId: one.scanId })}>{one.picture ? text.discard : text.remove}</Button>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
