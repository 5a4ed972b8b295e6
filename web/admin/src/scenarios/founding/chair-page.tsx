import { useState } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { UserRoundCheck } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { accountRoutes, termRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, buttonClass, Card, Chip, dotted, EmptyState, ProblemNotice, ShareBar, SkeletonRows, colon, useFormat, useLanguage, useText } from '@guildhall/ui'
import { PageTitle, WithAside } from '@guildhall/ui/console'
import { useSession } from '../../app/session.ts'
import { FormalityDialog } from './formalities-panel.tsx'
import { PostsDialog } from './posts-dialog.tsx'
import { EndOfficerDialog, PostponeDialog } from './record-term-dialog.tsx'
import { termsMessages } from './terms-messages.ts'
import styles from './founding.module.css'

export type ChairPage = AnswerOf<typeof termRoutes.chairTasks>
type Task = ChairPage['tasks'][number]

/** 工会主席一件事: what a new chair has to do, what of it is done, and a button that does it. */
export default function ChairTasksPage() {
  const text = useText(termsMessages)
  const format = useFormat()
  const { unitId = '' } = useParams({ strict: false }) as { unitId?: string }
  const { permissions } = useSession()
  const [postponing, setPostponing] = useState(false)
  const { data, error, refetch } = useAnswer(termRoutes.chairTasks, { unitId })
  if (error) return <ProblemNotice whole problem={error} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} />
  if (!data) return <SkeletonRows label={text.loading} />
  const crumbs = <Link to={'/terms' as string}>{text.chair.crumb}</Link>
  if (!data.term) return <><PageTitle crumbs={crumbs} title={data.unit.name} /><EmptyState icon={UserRoundCheck} title={text.chair.none}>{text.chair.noneNext}</EmptyState></>
  const due = data.term.postponedTo ?? data.term.dueOn
  const needed = data.tasks.filter((task) => task.state !== 'not-needed')
  const done = needed.filter((task) => task.state === 'done').length
  return (
    <>
      <PageTitle
        crumbs={crumbs} title={text.chair.of(data.unit.name)} detail={dotted(text.dot, [data.chair && `${text.chair.chair} ${data.chair.name}`, data.former && `${text.chair.former} ${data.former.name}`, `${text.list.termOf(data.term.number, data.term.years)} ${text.chair.until(format.date(due))}`])}
        actions={<>{permissions.has('terms.manage') && due < data.term.postponableTo && <Button onClick={() => setPostponing(true)}>{text.record.postpone}</Button>}<Link to={`/units/${data.unit.id}` as string} className={buttonClass()}>{data.unit.code ?? data.unit.name}</Link></>}
      />
      <WithAside asideLabel={text.chair.officers} aside={<Officers page={data} />}>
        <Card>
          <p style={{ marginBottom: 8 }}>{text.chair.detail(done, needed.length)}</p>
          <ShareBar share={needed.length === 0 ? 0 : done / needed.length} label={text.chair.detail(done, needed.length)} />
          <ul className={styles.list} style={{ marginTop: 12 }}>{data.tasks.map((task) => <TaskRow key={task.key} task={task} page={data} />)}</ul>
        </Card>
      </WithAside>
      {postponing && <PostponeDialog unitId={unitId} due={due} latest={data.term.postponableTo} onClose={() => setPostponing(false)} />}
    </>
  )
}

function TaskRow({ task, page }: { task: Task; page: ChairPage }) {
  const text = useText(termsMessages)
  const language = useLanguage()
  const format = useFormat()
  return (
    <li className={styles.item}>
      <span><b>{task.title[language]}</b> {task.state === 'done' ? <Chip tone="jade" shape="dot">{task.doneOn ? text.chair.doneOn(format.date(task.doneOn)) : text.chair.done}</Chip> : <Chip shape={task.state === 'open' ? 'ring' : 'dash'}>{text.chair[task.state]}</Chip>}<span className={styles.small}>{task.detail[language]}</span>{task.why && <span className={styles.small}>{task.why[language]}</span>}</span>
      {task.state !== 'not-needed' && <Deed task={task} page={page} />}
    </li>
  )
}

function Deed({ task, page }: { task: Task; page: ChairPage }) {
  const text = useText(termsMessages)
  const language = useLanguage()
  const { permissions } = useSession()
  const [open, setOpen] = useState(false)
  const [told, setTold] = useState<number | null>(null)
  const ask = useCommand(termRoutes.askLogin, { onDone: (answer) => setTold(answer.told) })
  const grant = useCommand(accountRoutes.grant)
  const { deed } = task
  const unitId = page.unit.id
  const tends = permissions.has('terms.tend')
  switch (deed.kind) {
    case 'formality': return tends && (
      <>
        <Button size="small" aria-label={`${task.doneOn ? text.chair.change : text.chair.note}${colon()}${task.title[language]}`} onClick={() => setOpen(true)}>{task.doneOn ? text.chair.change : text.chair.note}</Button>
        {open && <FormalityDialog unitId={unitId} formality={{ key: deed.key, title: task.title, doneOn: task.doneOn, note: task.why?.[language] ?? null }} onClose={() => setOpen(false)} />}
      </>
    )
    case 'posts': return tends && <><Button size="small" onClick={() => setOpen(true)}>{text.chair.posts}</Button>{open && <PostsDialog page={page} onClose={() => setOpen(false)} />}</>
    case 'link': return <a href={deed.to} className={buttonClass({ size: 'small' })}>{text.chair.go}</a>
    case 'ask-login': return tends && (told === null ? <span><Button size="small" busy={ask.busy} onClick={() => ask.start({ unitId })}>{text.chair.ask}</Button><ProblemNotice problem={ask.problem} /></span> : <Chip tone="jade" shape="dot">{text.chair.asked(told)}</Chip>)
    case 'grant-login': return <span><Button size="small" busy={grant.busy} onClick={() => grant.start({ accountId: deed.accountId, role: 'union-chair', unitId, until: null })}>{text.chair.grant}</Button><ProblemNotice problem={grant.problem} /></span>
    case 'none': return null
  }
}

function Officers({ page }: { page: ChairPage }) {
  const shared = useText(termsMessages)
  const text = shared.chair
  const { permissions } = useSession()
  const [leaving, setLeaving] = useState<{ id: string; name: string } | null>(null)
  const officers = page.term?.officers.filter((one) => one.until === null) ?? []
  return (
    <>
      {(['committee', 'audit', 'women'] as const).filter((body) => officers.some((one) => one.body === body)).map((body) => (
        <section key={body}>
          <h2 className={styles.title}>{text.body[body]}</h2>
          <ul className={styles.list}>
            {officers.filter((one) => one.body === body).map((one) => (
              <li key={one.id} className={styles.item}>
                <span>{one.person.name}<span className={styles.small}>{one.post === 'chair' && body !== 'committee' ? text.head : text.post[one.post]}</span></span>
                {permissions.has('terms.manage') && <Button size="small" kind="quiet" aria-label={shared.record.endOf(one.person.name)} onClick={() => setLeaving({ id: one.id, name: one.person.name })}>{shared.record.end}</Button>}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {leaving && <EndOfficerDialog unitId={page.unit.id} officer={leaving} onClose={() => setLeaving(null)} />}
    </>
  )
}
