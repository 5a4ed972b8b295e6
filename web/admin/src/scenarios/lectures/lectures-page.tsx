import { Link } from '@tanstack/react-router'
import { NotebookText } from 'lucide-react'
import { lectureMenuRoutes, lectureShapes, type AnswerOf, type ColumnOf } from '@guildhall/contract'
import { Button, EmptyState, useFormat, useText } from '@guildhall/ui'
import { Input, Select, type DataColumn } from '@guildhall/ui/console'
import { ListPage, oneIn, textIn, useList } from '../../app/list/index.ts'
import { messages } from './messages.ts'
import { Rating, useLectureWords } from './parts.tsx'
import { LectureChip } from './state-chip.tsx'
import styles from './lectures.module.css'

type Row = AnswerOf<typeof lectureMenuRoutes.list>['rows'][number]
const states = lectureShapes.lectureState.options

/** Lectures of the range in every state; what waits for a check first. */
export default function LecturesPage() {
  const shared = useText(messages)
  const text = shared.lectures
  const list = useList({
    list: 'lectures.lectures', route: lectureMenuRoutes.list, hidden: ['updated'], sort: 'waiting', sorts: ['waiting'],
    filterOf: (search) => { const state = oneIn(search, 'state', states); return { q: textIn(search, 'q'), state: state && [state] } },
  })
  const { search, change } = list
  const filtered = ['q', 'state'].some((name) => search[name] !== undefined)
  return (
    <ListPage
      list={list} title={text.title} detail={text.detail} label={text.title} columns={useColumns()} nameOf={(row) => row.title}
      filters={(
        <>
          <Input.Search allowClear enterButton defaultValue={textIn(search, 'q')} aria-label={text.search} placeholder={text.search} style={{ width: 240, maxWidth: '100%' }} onSearch={(words) => change({ q: words.trim() || undefined })} />
          <Select aria-label={text.state} style={{ minWidth: 140 }} value={oneIn(search, 'state', states) ?? ''} options={[{ value: '', label: text.anyState }, ...states.map((state) => ({ value: state as string, label: shared.lectureState[state] }))]} onChange={(state) => change({ state: state || undefined })} />
        </>
      )}
      empty={filtered ? <EmptyState title={text.nothing} action={<Button onClick={list.clear}>{shared.clear}</Button>} /> : <EmptyState icon={NotebookText} title={text.empty}>{text.emptyNext}</EmptyState>}
    />
  )
}

function useColumns(): DataColumn<Row, ColumnOf<'lectures.lectures'>>[] {
  const shared = useText(messages)
  const text = shared.lectures
  const format = useFormat()
  const words = useLectureWords()
  return [
    { id: 'title', label: text.name, width: 220, cell: (row) => <><Link to={`/lectures/${row.id}` as string} className={styles.name}>{row.title}</Link>{row.note && <span className={styles.small}>{text.noteOf(row.note)}</span>}</> },
    { id: 'field', label: text.field, cell: (row) => words.field(row.field) },
    { id: 'lecturer', label: text.lecturer, width: 150, cell: (row) => <>{row.lecturer}<span className={styles.small}>{row.team ?? row.unitName}</span></> },
    { id: 'audience', label: text.audience, width: 180, cell: (row) => <>{words.audiences(row.audiences)}<span className={styles.small}>{shared.peopleOf(format.count(row.peopleMin), format.count(row.peopleMax))}</span></> },
    { id: 'length', label: text.length, numeric: true, cell: (row) => shared.minutes(format.count(row.minutes)) },
    { id: 'state', label: text.state, cell: (row) => <LectureChip state={row.state} /> },
    { id: 'rating', label: text.rating, cell: (row) => <><Rating of={row.rating} />{row.held > 0 && <span className={styles.small}>{shared.held(format.count(row.held))}</span>}</> },
    { id: 'updated', label: text.updated, cell: (row) => <span className="num">{format.date(row.updatedAt)}</span> },
  ]
}
