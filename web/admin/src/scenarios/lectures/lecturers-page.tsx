import { useState } from 'react'
import { Link, useNavigate } from '@tanstack/react-router'
import { Mic } from 'lucide-react'
import { lectureMenuRoutes, lectureShapes, type AnswerOf, type ColumnOf } from '@guildhall/contract'
import { Button, EmptyState, useFormat, useText } from '@guildhall/ui'
import { Input, Select, type DataColumn } from '@guildhall/ui/console'
import { ListPage, oneIn, textIn, useList } from '../../app/list/index.ts'
import { LecturerForm } from './lecturer-form.tsx'
import { messages } from './messages.ts'
import { Rating, useLectureWords } from './parts.tsx'
import styles from './lectures.module.css'

type Row = AnswerOf<typeof lectureMenuRoutes.listLecturers>['rows'][number]
const states = lectureShapes.lecturerState.options

/** Lecturers of the range; one more is admitted by phone number. */
export default function LecturersPage() {
  const shared = useText(messages)
  const text = shared.lecturers
  const navigate = useNavigate()
  const [adding, setAdding] = useState(false)
  const list = useList({
    list: 'lectures.lecturers', route: lectureMenuRoutes.listLecturers, hidden: [], sort: 'name', sorts: ['name'],
    filterOf: (search) => { const state = oneIn(search, 'state', states); return { q: textIn(search, 'q'), state: state && [state] } },
  })
  const { search, change } = list
  const filtered = ['q', 'state'].some((name) => search[name] !== undefined)
  return (
    <>
      <ListPage
        list={list} title={text.title} detail={text.detail} label={text.title} columns={useColumns()} nameOf={(row) => row.name} actions={<Button kind="primary" onClick={() => setAdding(true)}>{text.add}</Button>}
        filters={(
          <>
            <Input.Search allowClear enterButton defaultValue={textIn(search, 'q')} aria-label={text.search} placeholder={text.search} style={{ width: 240, maxWidth: '100%' }} onSearch={(words) => change({ q: words.trim() || undefined })} />
            <Select aria-label={text.state} style={{ minWidth: 130 }} value={oneIn(search, 'state', states) ?? ''} options={[{ value: '', label: text.anyState }, ...states.map((state) => ({ value: state as string, label: shared.lecturerState[state] }))]} onChange={(state) => change({ state: state || undefined })} />
          </>
        )}
        empty={filtered ? <EmptyState title={text.nothing} action={<Button onClick={list.clear}>{shared.clear}</Button>} /> : <EmptyState icon={Mic} title={text.empty}>{text.emptyNext}</EmptyState>}
      />
      {adding && <LecturerForm lecturer={null} onClose={() => setAdding(false)} onDone={(id) => void navigate({ to: `/lecturers/${id}` as string })} />}
    </>
  )
}

function useColumns(): DataColumn<Row, ColumnOf<'lectures.lecturers'>>[] {
  const shared = useText(messages)
  const text = shared.lecturers
  const format = useFormat()
  const words = useLectureWords()
  return [
    { id: 'name', label: text.name, width: 160, cell: (row) => <><Link to={`/lecturers/${row.id}` as string} className={styles.name}>{row.name}</Link><span className={styles.small}>{row.team ?? row.unitName}</span></> },
    { id: 'fields', label: text.fields, width: 240, cell: (row) => words.fields(row.fields) },
    { id: 'place', label: text.place, cell: (row) => <>{row.divisionName}<span className={styles.small}>{row.town}</span></> },
    { id: 'lectures', label: text.lectures, numeric: true, cell: (row) => format.count(row.lectures) },
    { id: 'ahead', label: text.ahead, numeric: true, cell: (row) => format.count(row.ahead) },
    { id: 'held', label: text.held, numeric: true, cell: (row) => format.count(row.held) },
    { id: 'rating', label: text.rating, cell: (row) => <Rating of={row.rating} /> },
    { id: 'state', label: text.state, cell: (row) => (row.state === 'active' ? shared.lecturerState.active : <span className="muted">{shared.lecturerState[row.state]}</span>) },
  ]
}
