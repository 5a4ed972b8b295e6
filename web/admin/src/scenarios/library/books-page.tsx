import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { LibraryBig } from 'lucide-react'
import { upload, type ProblemError } from '@guildhall/client'
import { libraryRoutes, libraryShapes, type AnswerOf, type ColumnOf } from '@guildhall/contract'
import { Button, buttonClass, dotted, EmptyState, ProblemNotice, useFormat, useLanguage, useText } from '@guildhall/ui'
import { Input, Select, type DataColumn } from '@guildhall/ui/console'
import { ListPage, oneIn, textIn, useList } from '../../app/list/index.ts'
import { useSession } from '../../app/session.ts'
import { messages } from './messages.ts'
import { StateChip } from './state-chip.tsx'
import styles from './library.module.css'

type Row = AnswerOf<typeof libraryRoutes.list>['rows'][number]
const states = libraryShapes.bookState.options
const categories = libraryShapes.bookCategory.options

/** Books of the range. A file is taken in at once and opens as a draft. */
export default function BooksPage() {
  const shared = useText(messages)
  const text = shared.list
  const language = useLanguage()
  const navigate = useNavigate()
  const { permissions } = useSession()
  const list = useList({
    list: 'library.books', route: libraryRoutes.list, hidden: ['updated'], sort: 'newest', sorts: ['newest'],
    filterOf: (search) => { const [state, category] = [oneIn(search, 'state', states), oneIn(search, 'category', categories)]; return { q: textIn(search, 'q'), state: state && [state], category: category && [category] } },
  })
  const { search, change } = list
  const send = useMutation<{ id: string }, ProblemError, File>({ mutationFn: (file) => upload(libraryRoutes.add, file), onSuccess: ({ id }) => navigate({ to: `/library/${id}` as string }) })
  const filtered = ['q', 'state', 'category'].some((name) => search[name] !== undefined)
  const add = permissions.has('library.manage') && (
    <label className={buttonClass({ kind: 'primary' })} title={text.addHint}>
      <input type="file" className="said" aria-label={text.add} accept=".epub,.pdf,application/epub+zip,application/pdf" disabled={send.isPending} onChange={(event) => { const file = event.target.files?.[0]; if (file) send.mutate(file); event.target.value = '' }} />
      {send.isPending ? text.adding : text.add}
    </label>
  )
  return (
    <>
      <ProblemNotice problem={send.error} />
      <ListPage
        list={list} title={text.title} detail={text.detail} label={text.title} columns={useColumns()} nameOf={(row) => row.title} actions={add}
        filters={(
          <>
            <Input.Search allowClear enterButton defaultValue={textIn(search, 'q')} aria-label={text.search} placeholder={text.search} style={{ width: 240, maxWidth: '100%' }} onSearch={(words) => change({ q: words.trim() || undefined })} />
            <Select aria-label={text.category} style={{ minWidth: 130 }} value={oneIn(search, 'category', categories) ?? ''} options={[{ value: '', label: text.anyCategory }, ...categories.map((one) => ({ value: one as string, label: libraryShapes.bookCategories[one][language] }))]} onChange={(category) => change({ category: category || undefined })} />
            <Select aria-label={text.state} style={{ minWidth: 120 }} value={oneIn(search, 'state', states) ?? ''} options={[{ value: '', label: text.anyState }, ...states.map((state) => ({ value: state as string, label: shared.state[state] }))]} onChange={(state) => change({ state: state || undefined })} />
          </>
        )}
        empty={filtered ? <EmptyState title={text.nothing} action={<Button onClick={list.clear}>{shared.clear}</Button>} /> : <EmptyState icon={LibraryBig} title={text.empty}>{text.emptyNext}</EmptyState>}
      />
    </>
  )
}

function useColumns(): DataColumn<Row, ColumnOf<'library.books'>>[] {
  const shared = useText(messages)
  const text = shared.list
  const format = useFormat()
  const language = useLanguage()
  return [
    { id: 'title', label: text.name, width: 220, cell: (row) => <><Link to={`/library/${row.id}` as string} className={styles.name}>{row.title || shared.none}</Link><span className={styles.small}>{dotted(shared.dot, [row.author, row.unitName])}</span></> },
    { id: 'category', label: text.category, cell: (row) => libraryShapes.bookCategories[row.category][language] },
    { id: 'readers', label: text.readers, cell: (row) => shared.readers[row.readers] },
    { id: 'state', label: text.state, cell: (row) => <StateChip state={row.state} /> },
    { id: 'read', label: text.read, cell: (row) => (row.read === null ? <span className="muted">{shared.few}</span> : <span className="num">{shared.people(format.count(row.read))}</span>) },
    { id: 'published', label: text.published, cell: (row) => <span className="num">{row.publishedAt ? format.date(row.publishedAt) : shared.none}</span> },
    { id: 'updated', label: text.updated, cell: (row) => <span className="num">{format.date(row.updatedAt)}</span> },
  ]
}
