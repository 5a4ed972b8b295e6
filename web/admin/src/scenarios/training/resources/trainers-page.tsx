import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { GraduationCap } from 'lucide-react'
import { resourcesRoutes, type AnswerOf, type ColumnOf } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, Chip, dotted, EmptyState, ScoreBars, Skeleton, useFormat, useLanguage, useText } from '@guildhall/ui'
import { DrawerPanel, type DataColumn } from '@guildhall/ui/console'
import { idIn, ListPage, useList } from '../../../app/list/index.ts'
import { filterOf, Filters, isFiltered } from './filters.tsx'
import { messages } from './messages.ts'
import { Problem } from './problem.tsx'
import { TrainerForm } from './trainer-form.tsx'
import { WeekView } from './week-view.tsx'
import styles from './resources.module.css'

type Row = AnswerOf<typeof resourcesRoutes.listTrainers>['rows'][number]
type Trainer = AnswerOf<typeof resourcesRoutes.getTrainer>

const sorts = ['entered', 'newest', 'name', 'level'] as const

/** The register of trainers; a row opens its drawer, which has an address of its own. */
export default function TrainersPage() {
  const text = useText(messages)
  const [editing, setEditing] = useState<Trainer | 'new' | null>(null)
  const list = useList({ list: 'training.trainers', route: resourcesRoutes.listTrainers, hidden: ['phone', 'hours'], sort: 'entered', sorts, filterOf })
  const open = idIn(list.search, 'open')
  const columns = useTrainerColumns((id) => list.change({ open: id }))
  const add = <Button kind="primary" onClick={() => setEditing('new')}>{text.trainers.add}</Button>
  return (
    <>
      <ListPage
        list={list} title={text.trainers.title} detail={text.trainers.detail} actions={add} label={text.trainers.search} columns={columns} nameOf={(row) => row.name} onOpen={(row) => list.change({ open: row.id })}
        filters={<Filters label={text.trainers.search} search={list.search} sort={list.sort} sorts={sorts} onChange={list.change} onSort={list.setSort} />}
        empty={isFiltered(list.search) ? <EmptyState title={text.trainers.noneTitle} action={<Button onClick={list.clear}>{text.clear}</Button>} /> : <EmptyState icon={GraduationCap} title={text.trainers.emptyTitle} action={add}>{text.trainers.emptyText}</EmptyState>}
      />
      {open && <TrainerDrawer key={open} id={open} onClose={() => list.change({ open: undefined })} onEdit={setEditing} />}
      {editing && <TrainerForm trainer={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </>
  )
}

function TrainerDrawer({ id, onClose, onEdit }: { id: string; onClose: () => void; onEdit: (trainer: Trainer) => void }) {
  const text = useText(messages)
  const format = useFormat()
  const language = useLanguage()
  const { data, error } = useAnswer(resourcesRoutes.getTrainer, { trainerId: id })
  const active = useCommand(resourcesRoutes.setTrainerActive)
  return (
    <DrawerPanel
      title={data?.name ?? text.loading} closeLabel={text.close} onClose={onClose}
      footer={data && !data.shared && <span className={styles.buttons}><Button onClick={() => onEdit(data)}>{text.edit}</Button><Button kind="quiet" busy={active.busy} onClick={() => active.start({ trainerId: id, active: !data.active })}>{data.active ? text.retire : text.revive}</Button></span>}
    >
      <Problem problem={error ?? active.problem} />
      {!data && !error && <Skeleton lines={6} />}
      {data && (
        <>
          {(data.shared || !data.active) && <Chip shape="ring">{data.active ? text.shared : text.retired}</Chip>}
          <dl className={styles.facts}>
            <dt>{text.occupations}</dt><dd>{data.occupations.map((one) => one.name).join('、') || text.none}</dd>
            <dt>{text.levelLabel}</dt><dd>{dotted(text.dot, [text.level(data.level), data.honour])}</dd>
            <dt>{text.unit}</dt><dd>{data.unitName ?? text.none}</dd>
            <dt>{text.phone}</dt><dd className="num">{data.phone ?? text.none}</dd>
            <dt>{text.fee}</dt><dd>{data.feeFen === null ? text.none : text.feeOf(format.yuan(data.feeFen))}{data.weeklyHours !== null && `${text.dot}${text.weeklyOf(data.weeklyHours)}`}</dd>
          </dl>
          <h3 className={styles.heading}>{text.rating}</h3>
          {data.figures ? <><ScoreBars scores={data.figures.scores.map((one) => ({ label: one[language], value: one.mean }))} /><p className={styles.muted}><Link to={`/trainers/${id}/evaluations` as string}>{text.figures(data.figures.forms, data.figures.paper)}</Link></p></> : <p className={styles.muted}>{text.noFigures}</p>}
          <WeekView kind="trainer" id={id} />
          <h3 className={styles.heading}>{text.classes}</h3>
          {data.classes.length === 0 && <p className={styles.muted}>{text.noClasses}</p>}
          {data.classes.slice(0, 8).map((one) => <p key={one.id}><Link to={`/plans/${one.id}` as string}>{one.title}</Link> <span className={styles.muted}>{one.firstDay && format.date(one.firstDay)}</span></p>)}
        </>
      )}
    </DrawerPanel>
  )
}

function useTrainerColumns(onOpen: (id: string) => void): DataColumn<Row, ColumnOf<'training.trainers'>>[] {
  const text = useText(messages)
  const format = useFormat()
  return [
    { id: 'name', label: text.name, width: 200, sorts: [{ by: 'name', direction: 'ascending' }], cell: (row) => <><button type="button" onClick={() => onOpen(row.id)}><b>{row.name}</b></button>{row.shared && <span className={styles.muted}> {text.shared}</span>}{!row.active && <span className={styles.muted}> {text.retired}</span>}<br /><span className={styles.muted}>{row.unitName}</span></> },
    { id: 'occupations', label: text.occupations, width: 160, cell: (row) => row.occupations.map((one) => one.name).join('、') },
    { id: 'level', label: text.levelLabel, width: 100, sorts: [{ by: 'level', direction: 'descending' }], cell: (row) => <>{text.level(row.level)}{row.honour && <><br /><span className={styles.muted}>{row.honour}</span></>}</> },
    { id: 'fee', label: text.fee, cell: (row) => <span className={styles.nowrap}>{row.feeFen === null ? text.none : text.feeOf(format.yuan(row.feeFen))}</span> },
    { id: 'rating', label: text.rating, numeric: true, cell: (row) => meanOf(row) ?? text.none },
    { id: 'ahead', label: text.ahead, cell: (row) => <span className={styles.nowrap}>{text.aheadOf(row.upcoming)}</span> },
    { id: 'phone', label: text.phone, cell: (row) => <span className="num">{row.phone ?? text.none}</span> },
    { id: 'hours', label: text.hoursLabel, numeric: true, cell: (row) => row.weeklyHours ?? text.none },
  ]
}

function meanOf({ figures }: Row): string | null {
  return figures && figures.scores.length > 0 ? (figures.scores.reduce((sum, one) => sum + one.mean, 0) / figures.scores.length).toFixed(1) : null
}
