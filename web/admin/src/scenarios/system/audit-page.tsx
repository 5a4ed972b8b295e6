import { useState } from 'react'
import { Download, RefreshCw, ScrollText, ShieldCheck, TriangleAlert } from 'lucide-react'
import { useAnswer, useCommand, useRows } from '@guildhall/client'
import { auditRoutes, roleTitles, type AnswerOf, type Role } from '@guildhall/contract'
import { Button, Card, Chip, EmptyState, Icon, ProblemNotice, StatTable, useFormat, useLanguage, useText } from '@guildhall/ui'
import { DrawerPanel, FilterBar, Input, PageTitle, Select, WithAside } from '@guildhall/ui/console'
import { useAddress } from '../../app/address.ts'
import { AskDialog } from '../../app/ask-dialog.tsx'
import { saveFile } from '../../app/save-file.ts'
import { deedName, deeds } from '../../app/deeds.ts'
import { ListFrame } from '../../app/list-frame.tsx'
import { messages } from './messages.ts'
import styles from './system.module.css'

type Entry = AnswerOf<typeof auditRoutes.list>['rows'][number]

/** The log as the audit administrator reads it, and whether it is whole. */
export default function AuditPage() {
  const text = useText(messages).audit
  const names = useText(deeds)
  const format = useFormat()
  const language = useLanguage()
  const [address, setAddress] = useAddress()
  const [open, setOpen] = useState<Entry | null>(null)
  const [exporting, setExporting] = useState(false)
  const { action, from, to, subject, onBehalfOf, accountId } = address
  const list = useRows(auditRoutes.list, { action, from, to, subject, onBehalfOf, accountId, limit: 50 })
  const { data: actions } = useAnswer(auditRoutes.actions, {}, { staleTime: 600_000 })
  const filtered = [action, from, to, subject, onBehalfOf, accountId].some(Boolean)
  const who = (entry: Entry) => (entry.actor.startsWith('job:') ? text.system : entry.actor === 'public' ? text.public : entry.accountName ?? text.account)
  const role = (entry: Entry) => entry.role && (roleTitles[entry.role as Role]?.[language] ?? entry.role)
  return (
    <WithAside asideLabel={text.chain} aside={<Chain />}>
      <PageTitle title={text.title} detail={text.detail} actions={<Button icon={Download} disabled={list.rows.length === 0} onClick={() => setExporting(true)}>{text.export}</Button>} />
      <FilterBar label={text.title}>
        <PersonSelect value={accountId} onChange={(value) => setAddress({ accountId: value })} />
        <Select aria-label={text.action} showSearch={{ optionFilterProp: 'label' }} allowClear placeholder={`${text.action}：${text.anyAction}`} style={{ width: 220 }} value={action} onChange={(value: string | undefined) => setAddress({ action: value })} options={actions?.actions.map((one) => ({ value: one, label: deedName(names, one) }))} />
        <label className={styles.field}>{text.from}<Input type="date" style={{ width: 150 }} value={from ?? ''} onChange={(event) => setAddress({ from: event.target.value })} /></label>
        <label className={styles.field}>{text.to}<Input type="date" style={{ width: 150 }} value={to ?? ''} onChange={(event) => setAddress({ to: event.target.value })} /></label>
        <Input.Search key={subject} allowClear defaultValue={subject} aria-label={text.subject} placeholder={text.subjectHint} style={{ width: 220 }} onSearch={(value) => setAddress({ subject: value.trim() })} />
        {filtered && <Button size="small" kind="quiet" onClick={() => setAddress({ action: undefined, from: undefined, to: undefined, subject: undefined, onBehalfOf: undefined, accountId: undefined })}>{text.clear}</Button>}
      </FilterBar>
      <ListFrame loading={list.loading} problem={list.problem} more={list.more} busy={list.busy} onAgain={list.refetch} isEmpty={list.rows.length === 0} empty={<EmptyState icon={ScrollText} title={text.empty}>{text.emptyNext}</EmptyState>}>
        <StatTable
          caption={text.title} rows={list.rows} onOpen={setOpen}
          columns={[
            { id: 'at', label: text.when, cell: (row) => <time className="num" dateTime={row.at}>{format.stamp(row.at)}</time> },
            { id: 'action', label: text.action, cell: (row) => <button type="button" className={styles.rowLink} onClick={() => setOpen(row)}>{deedName(names, row.action)}</button> },
            { id: 'who', label: text.who, cell: (row) => <div className={styles.whole}>{who(row)} {row.onBehalfOf && <Chip shape="ring">{text.behalf}</Chip>}{role(row) && <span className={styles.small}>{role(row)}</span>}</div> },
            { id: 'why', label: text.why, cell: (row) => row.reason ?? '' },
          ]}
        />
      </ListFrame>
      {open && (
        <DrawerPanel title={deedName(names, open.action)} closeLabel={text.close} onClose={() => setOpen(null)}>
          <dl className={styles.form}>
            <div><dt className="muted">{text.when}</dt><dd className="num">{format.stamp(open.at)}</dd></div>
            <div><dt className="muted">{text.who}</dt><dd>{[who(open), role(open)].filter(Boolean).join(' · ')}<span className={styles.small}>{open.actor}</span>{open.accountId && <Button size="small" kind="quiet" onClick={() => { setAddress({ accountId: open.accountId ?? undefined }); setOpen(null) }}>{text.samePerson}</Button>}</dd></div>
            {open.subject && <div><dt className="muted">{text.subject}</dt><dd className={styles.detail}>{open.subject} <Button size="small" kind="quiet" onClick={() => { setAddress({ subject: open.subject ?? undefined }); setOpen(null) }}>{text.sameSubject}</Button></dd></div>}
            {open.reason && <div><dt className="muted">{text.why}</dt><dd>{open.reason}</dd></div>}
            <div><dt className="muted">{text.details}</dt><dd className={styles.detail}>{JSON.stringify(open.details, null, 2)}</dd></div>
            {open.requestId && <div><dt className="muted">{text.request}</dt><dd className={styles.detail}>{open.requestId}</dd></div>}
          </dl>
        </DrawerPanel>
      )}
      {exporting && <ExportDialog filter={{ action, from, to, subject, onBehalfOf, accountId }} onClose={() => setExporting(false)} />}
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

function ExportDialog({ filter, onClose }: { filter: Record<string, string | undefined>; onClose: () => void }) {
  const text = useText(messages).audit
  const take = useCommand(auditRoutes.export, { onDone: (file) => { saveFile(file); onClose() } })
  return <AskDialog title={text.exportTitle} detail={text.exportDetail} ok={text.export} busy={take.busy} problem={take.problem} onClose={onClose} onConfirm={(reason) => take.start({ filter, reason })} />
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
