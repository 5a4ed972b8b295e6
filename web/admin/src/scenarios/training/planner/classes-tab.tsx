import { useState } from 'react'
import { Link, useNavigate } from '@tanstack/react-router'
import { Lock } from 'lucide-react'
import { plannerRoutes } from '@guildhall/contract'
import { ProblemError, useCommand } from '@guildhall/client'
import { Button, Card, Chip, colon, dotted, RefusalNotice, StatTable, useFormat, useText } from '@guildhall/ui'
import { BulkBar, DataTable, FilterBar, type DataColumn } from '@guildhall/ui/console'
import { FilterMenu } from '../../../app/filter-menu.tsx'
import { usePlanWords, type Conflict } from '../plans/words.ts'
import { messages } from './messages.ts'
import { useMore } from './more.tsx'
import styles from './planner.module.css'
import type { SteeringState } from './steering.ts'
import { usePlannerWords, type Planned, type Run } from './words.ts'

/** The classes of a proposal: chosen ones are fixed for the next, or become draft plans; then how it serves each occupation and place. */
export function ClassesTab({ run, steering }: { run: Run; steering: SteeringState }) {
  const text = useText(messages)
  const words = usePlannerWords()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [occupation, setOccupation] = useState('all')
  const rows = run.classes.filter((one) => occupation === 'all' || one.occupation.id === occupation).map((one) => ({ ...one, id: one.key }))
  const { shown, more } = useMore(rows, occupation)
  const columns = useColumns(steering)
  const drafting = useDrafting(run)
  const open = run.classes.filter((one) => chosen.has(one.key) && !one.draft).map((one) => one.key)
  return (
    <>
      <FilterBar label={text.classes.caption}>
        <FilterMenu label={text.classes.filter} value={occupation} choices={[{ id: 'all', label: text.classes.everything }, ...run.byOccupation.filter((one) => one.classes > 0).map((one) => ({ id: one.occupation.id, label: `${one.occupation.name} ${one.classes}` }))]} onChoose={setOccupation} />
      </FilterBar>
      {drafting.done > 0 && <p className={styles.note}>{text.classes.done(drafting.done)} <Link to={'/plans' as string}>{text.classes.toPlans}</Link></p>}
      {drafting.refused.length > 0 && <RefusalNotice what={text.classes.notDone(drafting.refused.length)} why={drafting.refused.join('；')} />}
      <Card padding="flush">
        <DataTable
          caption={text.classes.caption} columns={columns} rows={shown} onOpen={(row) => void navigate({ to: '.', search: ((before: object) => ({ ...before, class: row.key })) as never })}
          {...(run.mayPlan && { selection: { chosen, label: (row: Planned) => text.classes.select(words.course(row)), all: text.classes.all, onChange: setChosen } })}
        />
      </Card>
      {more}
      {chosen.size > 0 && (
        <BulkBar label={text.classes.chosen(chosen.size)} clear={text.steer.clear} onClear={() => setChosen(new Set())}>
          <Button disabled={open.length === 0} onClick={() => { steering.fix(open, !open.every(steering.isFixed)); setChosen(new Set()) }}>{open.length > 0 && open.every(steering.isFixed) ? text.classes.unfix : text.classes.fix}</Button>
          <Button kind="primary" disabled={open.length === 0} busy={drafting.busy} onClick={() => void drafting.draft(run.classes.filter((one) => open.includes(one.key))).then(() => setChosen(new Set()))}>{drafting.busy ? text.classes.drafting(drafting.at, open.length) : text.classes.draft}</Button>
        </BulkBar>
      )}
      <Shares run={run} />
    </>
  )
}

/** Makes plans one after another: each is decided by itself, and one that is refused stops no other. */
function useDrafting(run: Run) {
  const text = useText(messages)
  const words = usePlannerWords()
  const { reason } = usePlanWords()
  const why = (error: unknown) => {
    if (!(error instanceof ProblemError)) return String(error)
    const conflicts = (error.details['conflicts'] as Conflict[] | undefined)?.filter((one) => one.hard) ?? []
    return conflicts.length > 0 ? [...new Set(conflicts.map(reason))].join(text.and) : error.message
  }
  const command = useCommand(plannerRoutes.draftPlanned)
  const [state, setState] = useState<{ busy: boolean; at: number; done: number; refused: string[] }>({ busy: false, at: 0, done: 0, refused: [] })
  async function draft(classes: readonly Planned[]): Promise<void> {
    const refused: string[] = []
    let done = 0
    for (const [index, one] of classes.entries()) {
      setState({ busy: true, at: index + 1, done, refused })
      try {
        await command.run({ runId: run.id, key: one.key })
        done++
      } catch (error) {
        refused.push(`${words.course(one)} ${words.span(one)}${colon()}${why(error)}`)
      }
    }
    setState({ busy: false, at: 0, done, refused })
  }
  return { ...state, draft }
}

function useColumns(steering: SteeringState): DataColumn<Planned & { id: string }>[] {
  const text = useText(messages)
  const format = useFormat()
  const words = usePlannerWords()
  return [
    { id: 'name', label: text.classes.name, width: 150, cell: (row) => <><b className={styles.strong}>{row.occupation.name}</b><br /><span className={styles.muted}>{text.level(row.level)}{text.dot}{text.window[row.window]}</span></> },
    { id: 'when', label: text.classes.when, width: 150, cell: (row) => <><span className="num">{words.span(row)}</span><br /><span className={styles.muted}>{dotted(text.dot, [words.weekly(row), text.classes.times(row.sessions.length)])}</span></> },
    { id: 'who', label: text.classes.who, cell: (row) => row.trainer.name },
    { id: 'where', label: text.classes.where, width: 140, cell: (row) => <>{row.venue.name}{row.venue.town && <><br /><span className={styles.muted}>{row.venue.town}</span></>}</> },
    { id: 'people', label: text.classes.people, numeric: true, cell: (row) => text.classes.sizeOf(row.size, row.capacity) },
    { id: 'cost', label: text.classes.cost, numeric: true, cell: (row) => text.yuan(format.yuan(row.costFen)) },
    { id: 'state', label: text.classes.state, cell: (row) => (row.draft ? <Link to={`/plans/${row.draft.id}` as string} onClick={(event) => event.stopPropagation()}><Chip tone="jade">{text.classes.drafted(row.draft.number)}</Chip></Link> : steering.isFixed(row.key) ? <Chip icon={Lock} tone="ink">{text.classes.fixed}</Chip> : <span className={styles.muted}>{text.classes.loose}</span>) },
  ]
}

function Shares({ run }: { run: Run }) {
  const text = useText(messages)
  const places = useMore(run.byPlace)
  const format = useFormat()
  const share = (one: { asked: number; served: number }) => format.share(one.asked === 0 ? 0 : one.served / one.asked)
  const figures = [
    { id: 'asked', label: text.classes.asked, numeric: true, cell: (row: { asked: number }) => format.count(row.asked) }, { id: 'served', label: text.classes.servedShort, numeric: true, cell: (row: { served: number }) => format.count(row.served) },
    { id: 'share', label: text.classes.share, numeric: true, cell: (row: { asked: number; served: number }) => share(row) }, { id: 'classes', label: text.classes.classCount, numeric: true, cell: (row: { classes: number }) => format.count(row.classes) },
  ]
  return (
    <div className={styles.columns}>
      <section><h2 className={styles.heading}>{text.classes.byOccupation}</h2><Card padding="flush"><StatTable caption={text.classes.byOccupation} rows={run.byOccupation.map((one) => ({ ...one, id: one.occupation.id }))} columns={[{ id: 'name', label: text.classes.occupation, cell: (row) => row.occupation.name }, ...figures]} /></Card></section>
      <section><h2 className={styles.heading}>{text.classes.byPlace}</h2><Card padding="flush"><StatTable caption={text.classes.byPlace} rows={places.shown.map((one) => ({ ...one, id: `${one.division}${one.town ?? ''}` }))} columns={[{ id: 'name', label: text.classes.place, cell: (row) => row.town ?? `${row.divisionName}（${text.map.noTown}）` }, ...figures]} /></Card>{places.more}</section>
    </div>
  )
}
