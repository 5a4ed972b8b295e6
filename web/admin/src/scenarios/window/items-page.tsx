import { useState } from 'react'
import { ListChecks } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { windowItemRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, Card, Chip, dotted, EmptyState, ProblemNotice, SkeletonRows, colon, useText } from '@guildhall/ui'
import { PageTitle } from '@guildhall/ui/console'
import { hallMessages } from './hall-messages.ts'
import { ItemForm } from './item-form.tsx'
import styles from './window.module.css'

export type Item = AnswerOf<typeof windowItemRoutes.list>['rows'][number]

/** What can be asked for, as data: those of this range and those kept above; the ones that ship are taken in by a button. */
export default function ItemsPage() {
  const shared = useText(hallMessages)
  const text = shared.items
  const { data, error } = useAnswer(windowItemRoutes.list, {})
  const adopt = useCommand(windowItemRoutes.adopt)
  const [open, setOpen] = useState<Item | 'new' | null>(null)
  const take = data && data.shipped > 0 ? <Button busy={adopt.busy} onClick={() => adopt.start({})}>{text.adopt(data.shipped)}</Button> : null
  return (
    <div className={styles.stack}>
      <PageTitle title={text.title} detail={text.detail} actions={<>{take}<Button kind="primary" onClick={() => setOpen('new')}>{text.add}</Button></>} />
      <ProblemNotice problem={error ?? adopt.problem} />
      {!data && !error && <SkeletonRows label={shared.loading} />}
      {data?.rows.length === 0 && <EmptyState icon={ListChecks} title={text.empty} action={take}>{text.adoptHint}</EmptyState>}
      <div className={styles.layers}>
        {data?.rows.map((row) => (
          <Card key={row.id}>
            <div className={styles.flag}><h2 className={styles.title}>{row.title}</h2><span><Chip shape="none">{text.business[row.business]}</Chip>{row.shared && <Chip shape="ring">{text.shared}</Chip>}{!row.active && <Chip tone="amber">{text.stopped}</Chip>}</span></div>
            <p>{row.summary}</p>
            <p className="muted">{dotted(shared.dot, [text.promise(row.promiseDays), row.lawDays !== null && text.law(row.lawDays), row.withoutVisit && text.withoutVisit, text.materials(row.materials.length), row.counters.length > 0 ? text.at(row.counters.length) : text.nowhere])}</p>
            {row.basis && <p className="muted">{row.basis}</p>}
            {!row.shared && <Button size="small" aria-label={`${text.edit}${colon()}${row.title}`} onClick={() => setOpen(row)}>{text.edit}</Button>}
          </Card>
        ))}
      </div>
      {open && <ItemForm key={open === 'new' ? 'new' : open.id} item={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </div>
  )
}
