import { Link, useNavigate } from '@tanstack/react-router'
import { BookOpenCheck } from 'lucide-react'
import { coursesRoutes, occupationRoutes, type AnswerOf, type ColumnOf } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, EmptyState, formatShare, useFormat, useText } from '@guildhall/ui'
import { Input, Select, type DataColumn } from '@guildhall/ui/console'
import { FilterMenu } from '../../../app/filter-menu.tsx'
import { dayIn, idIn, ListPage, textIn, useList, type Search } from '../../../app/list/index.ts'
import styles from './courses.module.css'
import { messages } from './messages.ts'
import { courseAddress, DirectionMark, Mean } from './words.tsx'

type Row = AnswerOf<typeof coursesRoutes.list>['rows'][number]
const sorts = ['people', 'newest', 'lowest', 'highest', 'name'] as const
const levels = ['none', '0', '1', '2', '3', '4', '5', '6', '7']

const levelIn = (search: Search) => levels.find((level) => level === textIn(search, 'level'))
const filterOf = (search: Search) => {
  const [occupation, level] = [idIn(search, 'occupation'), levelIn(search)]
  return { q: textIn(search, 'q'), occupationId: occupation && [occupation], level: level && [level], from: dayIn(search, 'from'), to: dayIn(search, 'to') }
}

/** Courses of the range: an occupation at a level, and how it is judged. */
export default function CoursesPage() {
  const text = useText(messages)
  const navigate = useNavigate()
  const list = useList({ list: 'training.courses', route: coursesRoutes.list, hidden: ['last'], sort: 'people', sorts, filterOf })
  const filtered = Object.values(filterOf(list.search)).some((one) => one !== undefined)
  return (
    <ListPage
      list={list} title={text.title} detail={text.detail} label={text.search} columns={useColumns()} nameOf={(row) => `${row.occupation.name} ${text.level(row.level)}`} onOpen={(row) => void navigate({ to: courseAddress(row.occupation.id, row.level) as string })}
      filters={<Filters list={list} />}
      empty={filtered ? <EmptyState title={text.nothing} action={<Button onClick={list.clear}>{text.clear}</Button>}>{text.nothingText}</EmptyState> : <EmptyState icon={BookOpenCheck} title={text.empty}>{text.emptyText}</EmptyState>}
    />
  )
}

function Filters({ list }: { list: { search: Search; sort: string; change: (change: Record<string, unknown>) => void; setSort: (by: string) => void } }) {
  const text = useText(messages)
  const occupations = useAnswer(occupationRoutes.list, {})
  const q = textIn(list.search, 'q')
  return (
    <>
      <Input.Search key={q} aria-label={text.search} placeholder={text.search} defaultValue={q} maxLength={40} allowClear style={{ width: 180 }} onSearch={(words) => list.change({ q: words || undefined })} />
      <Select
        aria-label={text.occupation} style={{ width: 150 }} value={idIn(list.search, 'occupation') ?? ''} onChange={(id: string) => list.change({ occupation: id || undefined })} showSearch={{ optionFilterProp: 'label' }}
        options={[{ value: '', label: text.anyOccupation }, ...occupations.data?.rows.map((one) => ({ value: one.id, label: one.name })) ?? []]}
      />
      <Select aria-label={text.levelLabel} style={{ width: 130 }} value={levelIn(list.search) ?? ''} onChange={(level: string) => list.change({ level: level || undefined })} options={[{ value: '', label: text.anyLevel }, ...levels.map((level) => ({ value: level, label: text.level(level === 'none' ? null : Number(level)) }))]} />
      <span className="muted">{text.from}</span>
      <Input type="date" aria-label={text.from} value={dayIn(list.search, 'from') ?? ''} style={{ width: 150 }} onChange={(event) => list.change({ from: event.target.value || undefined })} />
      <span className="muted">{text.to}</span>
      <Input type="date" aria-label={text.to} value={dayIn(list.search, 'to') ?? ''} style={{ width: 150 }} onChange={(event) => list.change({ to: event.target.value || undefined })} />
      <FilterMenu label={text.sort} value={list.sort} choices={sorts.map((id) => ({ id, label: text.sorts[id] }))} onChoose={list.setSort} />
    </>
  )
}

function useColumns(): DataColumn<Row, ColumnOf<'training.courses'>>[] {
  const text = useText(messages)
  const format = useFormat()
  return [
    { id: 'name', label: text.column.name, width: 180, sorts: [{ by: 'name', direction: 'ascending' }], cell: (row) => <Link to={courseAddress(row.occupation.id, row.level) as string}><b>{row.occupation.name}</b> <span className="muted">{text.level(row.level)}</span></Link> },
    { id: 'classes', label: text.column.classes, numeric: true, cell: (row) => format.count(row.classes) },
    { id: 'people', label: text.column.people, numeric: true, sorts: [{ by: 'people', direction: 'descending' }], cell: (row) => format.count(row.people) },
    { id: 'mean', label: text.column.mean, width: 220, sorts: [{ by: 'highest', direction: 'descending' }, { by: 'lowest', direction: 'ascending' }], cell: (row) => <><Mean of={row} />{row.mean !== null && <span className={styles.small}>{text.forms(format.count(row.forms))}</span>}</> },
    { id: 'satisfied', label: text.column.satisfied, numeric: true, cell: (row) => (row.satisfied === null ? text.none : formatShare(row.satisfied)) },
    { id: 'trend', label: text.column.trend, cell: (row) => <DirectionMark of={row.trend} /> },
    { id: 'passed', label: text.column.passed, numeric: true, cell: (row) => (row.passRate === null ? text.none : <span title={text.interval(formatShare(row.passRate.low), formatShare(row.passRate.high))}>{formatShare(row.passRate.share)}</span>) },
    { id: 'below', label: text.column.below, numeric: true, cell: (row) => (row.judged === 0 ? text.none : text.belowOf(row.below, row.judged)) },
    { id: 'last', label: text.column.last, sorts: [{ by: 'newest', direction: 'descending' }], cell: (row) => (row.lastDay === null ? text.none : <time className="date">{format.date(row.lastDay)}</time>) },
  ]
}
