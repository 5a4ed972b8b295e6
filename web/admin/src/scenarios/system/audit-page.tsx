import { useState } from 'react'
import { RefreshCw, ScrollText, ShieldCheck, TriangleAlert } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { auditRoutes, roleTitles, type AnswerOf, type ColumnOf, type Role } from '@guildhall/contract'
import { Button, Card, Chip, dotted, EmptyState, Icon, ProblemNotice, colon, useFormat, useLanguage, useText } from '@guildhall/ui'
import { DrawerPanel, Input, Select, WithAside, type DataColumn } from '@guildhall/ui/console'
import { deedName, deeds } from '../../app/deeds.ts'
import { dayIn, idIn, ListPage, textIn, useList } from '../../app/list/index.ts'
import { messages } from './messages.ts'
import styles from './system.module.css'

type Entry = AnswerOf<typeof auditRoutes.list>['rows'][number]
const sorts = ['newest', 'oldest'] as const

/** The log as the audit administrator reads it, and whether it is whole. */
export default function AuditPage() {
  const text = useText(messages).audit
  const names = useText(deeds)
  const format = useFormat()
  const language = useLanguage()
  const [open, setOpen] = useState<Entry | null>(null)
  const list = useList({
    list: 'platform.audit', route: auditRoutes.list, hidden: ['subject', 'details'], sort: 'newest', sorts,
    filterOf: (search) => ({ action: textIn(search, 'action', 100), from: dayIn(search, 'from'), to: dayIn(search, 'to'), subject: textIn(search, 'subject', 200), onBehalfOf: idIn(search, 'onBehalfOf'), accountId: idIn(search, 'accountId') }),
  })
  const { search, change } = list
  const [action, subject] = [textIn(search, 'action', 100), textIn(search, 'subject', 200)]
  const { data: actions } = useAnswer(auditRoutes.actions, {}, { staleTime: 600_000 })
  const who = (entry: Entry) => (entry.actor.startsWith('job:') ? text.system : entry.actor === 'public' ? text.public : entry.accountName ?? text.account)
  const role = (entry: Entry) => entry.role && (roleTitles[entry.role as Role]?.[language] ?? entry.role)
  const columns: DataColumn<Entry, ColumnOf<'platform.audit'>>[] = [
    { id: 'at', label: text.when, width: 190, sorts: [{ by: 'newest', direction: 'descending' }, { by: 'oldest', direction: 'ascending' }], cell: (row) => <time className="num" dateTime={row.at}>{format.stamp(row.at)}</time> },
    { id: 'action', label: text.action, width: 120, cell: (row) => <button type="button" className={styles.rowLink} onClick={() => setOpen(row)}>{deedName(names, row.action)}</button> },
    { id: 'who', label: text.who, cell: (row) => <div className={styles.whole}>{who(row)} {row.onBehalfOf && <Chip shape="ring">{text.behalf}</Chip>}{role(row) && <span className={styles.small}>{role(row)}</span>}</div> },
    { id: 'why', label: text.why, width: 160, cell: (row) => row.reason ?? '' },
    { id: 'subject', label: text.subject, cell: (row) => <span className={styles.small}>{row.subject}</span> },
    { id: 'details', label: text.details, width: 260, cell: (row) => <span className={styles.small}>{JSON.stringify(row.details)}</span> },
  ]
  return (
    <WithAside asideLabel={text.chain} aside={<Chain />}>
      <ListPage
        list={list} title={text.title} detail={text.detail} label={text.title} columns={columns} nameOf={(row) => `${deedName(names, row.action)} ${format.stamp(row.at)}`} onOpen={setOpen}
        filters={(
          <>
            <PersonSelect value={idIn(search, 'accountId')} onChange={(value) => change({ accountId: value })} />
            <Select aria-label={text.action} showSearch={{ optionFilterProp: 'label' }} allowClear placeholder={`${text.action}${colon()}${text.anyAction}`} style={{ width: 200 }} value={action} onChange={(value: string | undefined) => change({ action: value })} options={actions?.actions.map((one) => ({ value: one, label: deedName(names, one) }))} />
            <label className={styles.field}>{text.from}<Input type="date" style={{ width: 140 }} value={dayIn(search, 'from') ?? ''} onChange={(event) => change({ from: event.target.value })} /></label>
            <label className={styles.field}>{text.to}<Input type="date" style={{ width: 140 }} value={dayIn(search, 'to') ?? ''} onChange={(event) => change({ to: event.target.value })} /></label>
            <Input.Search key={subject} allowClear defaultValue={subject} aria-label={text.subject} placeholder={text.subjectHint} style={{ width: 170 }} onSearch={(value) => change({ subject: value.trim() })} />
          </>
        )}
        empty={<EmptyState icon={ScrollText} title={text.empty}>{text.emptyNext}</EmptyState>}
      />
      {open && (
        <DrawerPanel title={deedName(names, open.action)} closeLabel={text.close} onClose={() => setOpen(null)}>
          <dl className={styles.form}>
            <div><dt className="muted">{text.when}</dt><dd className="num">{format.stamp(open.at)}</dd></div>
            <div><dt className="muted">{text.who}</dt><dd>{dotted(' · ', [who(open), role(open)])}<span className={styles.small}>{open.actor}</span>{open.accountId && <Button size="small" kind="quiet" onClick={() => { change({ accountId: open.accountId ?? undefined }); setOpen(null) }}>{text.samePerson}</Button>}</dd></div>
            {open.subject && <div><dt className="muted">{text.subject}</dt><dd className={styles.detail}>{open.subject} <Button size="small" kind="quiet" onClick={() => { change({ subject: open.subject ?? undefined }); setOpen(null) }}>{text.sameSubject}</Button></dd></div>}
            {open.reason && <div><dt className="muted">{text.why}</dt><dd>{open.reason}</dd></div>}
            <div><dt className="muted">{text.details}</dt><dd className={styles.detail}>{JSON.stringify(open.details, null, 2)}</dd></div>
            {open.requestId && <div><dt className="muted">{text.request}</dt><dd className={styles.detail}>{open.requestId}</dd></div>}
          </dl>
        </DrawerPanel>
      )}
    </WithAside>
  )
}

/** Chooses a member of staff by typing a part of the name. */
function PersonSelect({ value, onChange }: { value: string | undefined; onChange: (accountId: string | undefined) => void }) {
  const text = useText(messages).audit
  const [typed, setTyped] = useState('')
  const { data, isFetching } = useAnswer(auditRoutes.people, { q: typed.trim() || undefined })
  const chosen = useAnswer(auditRoutes.people, { accountId: value }, { enabled: value !== undefined, staleTime: 600_000 })
  const rows = [...(value ? chosen.data?.rows ?? [] : []), ...(data?.rows ?? []).filter((row) => row.accountId !== value)]
  return (
    <Select
      aria-label={text.anyPerson} allowClear showSearch={{ filterOption: false, onSearch: setTyped }} loading={isFetching} placeholder={text.anyPerson} style={{ width: 180 }} value={value} onChange={onChange}
      options={rows.map((row) => ({ value: row.accountId, label: `${row.name} ${row.loginName}` }))}
    />
  )
}

function Chain() {
  const text = useText(messages).audit
  const format = useFormat()
  const { data, error, isPending, isFetching, refetch } = useAnswer(auditRoutes.chain, {}, { staleTime: 300_000 })
  const whole = data && data.broken === 0 && data.unsealed === 0
  return (
    <Card>
      <h2 className={styles.title} style={{ marginTop: 0 }}>{text.chain}</h2>
      {isPending && !error && <p role="status" className="muted">{text.checking}</p>}
      <ProblemNotice problem={error} />
      {data && (
        <>
          <p>{whole ? <Chip tone="jade" icon={ShieldCheck}>{text.intact}</Chip> : <Chip tone="amber" solid icon={TriangleAlert}>{text.broken}</Chip>}</p>
          <p className={styles.small}>{text.lanes(format.count(data.entries))}，{format.stamp(data.checkedAt)}</p>
          {!whole && <p><Icon of={TriangleAlert} /> {format.count(data.broken + data.unsealed)}{data.firstBroken && ` · ${format.stamp(data.firstBroken)}`}</p>}
          {!whole && <p className={styles.danger}>{text.brokenNow}</p>}
        </>
      )}
      <p className={styles.small}>{text.chainDetail}</p>
      <p style={{ marginTop: 12 }}><Button size="small" icon={RefreshCw} busy={isFetching} onClick={() => void refetch()}>{text.again}</Button></p>
    </Card>
  )
}
