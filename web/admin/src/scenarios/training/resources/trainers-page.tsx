import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { GraduationCap } from 'lucide-react'
import { resourcesRoutes, type AnswerOf } from '@guildhall/contract'
import { call, useAnswer, useCommand } from '@guildhall/client'
import { Button, Card, Chip, EmptyState, ScoreBars, Skeleton, SkeletonRows, StatTable, type StatColumn, useFormat, useLanguage, useText } from '@guildhall/ui'
import { DrawerPanel, PageTitle } from '@guildhall/ui/console'
import { Filters, useFilters } from './filters.tsx'
import { messages } from './messages.ts'
import { Problem } from './problem.tsx'
import { TrainerForm } from './trainer-form.tsx'
import { WeekView } from './week-view.tsx'
import styles from './resources.module.css'

type Row = AnswerOf<typeof resourcesRoutes.listTrainers>['rows'][number]
type Trainer = AnswerOf<typeof resourcesRoutes.getTrainer>

/** The register of trainers; a row opens its drawer, which has an address of its own. */
export default function TrainersPage() {
  const text = useText(messages)
  const format = useFormat()
  const filters = useFilters()
  const query = { ...filters.query, limit: 50 }
  const { data, error, refetch } = useAnswer(resourcesRoutes.listTrainers, query)
  const [more, setMore] = useState<{ of: unknown; rows: Row[]; next: string | null } | null>(null)
  const [editing, setEditing] = useState<Trainer | 'new' | null>(null)
  const further = more?.of === data ? more : null
  const rows = [...data?.rows ?? [], ...further?.rows ?? []]
  const next = further ? further.next : data?.next ?? null
  const showMore = async () => {
    if (!next) return
    const page = await call(resourcesRoutes.listTrainers, { ...query, cursor: next })
    setMore({ of: data, rows: [...further?.rows ?? [], ...page.rows], next: page.next })
  }
  return (
    <>
      <PageTitle title={text.trainers.title} detail={text.trainers.detail} actions={<Button kind="primary" onClick={() => setEditing('new')}>{text.trainers.add}</Button>} />
      <Filters label={text.trainers.search} filters={filters} />
      <Problem problem={error} onAgain={() => void refetch()} />
      {!data && !error && <SkeletonRows label={text.loading} />}
      {rows.length > 0 && (
        <Card padding="flush">
          <StatTable
            caption={text.trainers.title} rows={rows} onOpen={(row) => filters.change({ open: row.id })}
            columns={columnsOf(text, format)}
          />
        </Card>
      )}
      {next && <Button block onClick={() => void showMore()}>{text.more}</Button>}
      {data && rows.length === 0 && (filters.q || filters.occupation ? <EmptyState title={text.trainers.noneTitle} action={<Button onClick={() => filters.change({ q: undefined, occupation: undefined })}>{text.clear}</Button>} />
        : <EmptyState icon={GraduationCap} title={text.trainers.emptyTitle} action={<Button kind="primary" onClick={() => setEditing('new')}>{text.trainers.add}</Button>}>{text.trainers.emptyText}</EmptyState>)}
      {filters.open && <TrainerDrawer key={filters.open} id={filters.open} onClose={() => filters.change({ open: undefined })} onEdit={setEditing} />}
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
            <dt>{text.levelLabel}</dt><dd>{[text.level(data.level), data.honour].filter(Boolean).join(text.dot)}</dd>
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

function columnsOf(text: typeof messages.zh, format: ReturnType<typeof useFormat>): StatColumn<Row>[] {
  return [
    // The button is for the keyboard; its click reaches the row, which opens.
    { id: 'name', label: text.name, cell: (row) => <><button type="button"><b>{row.name}</b></button>{row.shared && <span className={styles.muted}> {text.shared}</span>}{!row.active && <span className={styles.muted}> {text.retired}</span>}<br /><span className={styles.muted}>{row.unitName}</span></> },
    { id: 'occupations', label: text.occupations, cell: (row) => row.occupations.map((one) => one.name).join('、') },
    { id: 'level', label: text.levelLabel, cell: (row) => <>{text.level(row.level)}{row.honour && <><br /><span className={styles.muted}>{row.honour}</span></>}</> },
    { id: 'fee', label: text.fee, cell: (row) => <span className={styles.nowrap}>{row.feeFen === null ? text.none : text.feeOf(format.yuan(row.feeFen))}</span> },
    { id: 'rating', label: text.rating, numeric: true, cell: (row) => meanOf(row) ?? text.none },
    { id: 'ahead', label: text.ahead, cell: (row) => <span className={styles.nowrap}>{text.aheadOf(row.upcoming)}</span> },
  ]
}

function meanOf({ figures }: Row): string | null {
  return figures && figures.scores.length > 0 ? (figures.scores.reduce((sum, one) => sum + one.mean, 0) / figures.scores.length).toFixed(1) : null
}
