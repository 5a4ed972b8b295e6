import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { inspectionsRoutes, type AnswerOf } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, Card, ProblemNotice, SkeletonRows, useText } from '@guildhall/ui'
import { Input, PageTitle } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import styles from './inspections.module.css'

type List = AnswerOf<typeof inspectionsRoutes.getList>
const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'
const newKey = () => `i${Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => letters[byte % letters.length]).join('')}`

/** What supervisors look at: kept by the unit, for all below it without a list of their own. */
export default function ChecklistPage() {
  const text = useText(messages)
  const { data, error, refetch } = useAnswer(inspectionsRoutes.getList, {})
  return (
    <>
      <PageTitle crumbs={<Link to={'/live' as string}>{text.live}</Link>} title={text.list} detail={text.listDetail} />
      {error && !data && <ProblemNotice problem={error} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} />}
      {!data && !error && <SkeletonRows label={text.loading} />}
      {data && <Items of={data} />}
    </>
  )
}

function Items({ of }: { of: List }) {
  const text = useText(messages)
  const [items, setItems] = useState<List['items']>(of.items)
  const set = useCommand(inspectionsRoutes.setList)
  const change = (next: List['items']) => { setItems(next); set.reset() }
  const move = (index: number, by: -1 | 1) => {
    const next = [...items]
    const [taken] = next.splice(index, 1)
    next.splice(index + by, 0, taken!)
    change(next)
    requestAnimationFrame(() => document.getElementById(`${by < 0 ? 'up' : 'down'}-${taken!.key}`)?.focus())
  }
  return (
    <Card>
      <p className="muted">{of.own ? text.from.own : of.from ? text.from.above(of.from) : text.from.usual}</p>
      <ol className={styles.items}>
        {items.map((item, index) => (
          <li key={item.key}>
            {of.mayEdit ? <Input aria-label={text.words(index + 1)} value={item.words} maxLength={60} onChange={(event) => change(items.map((one) => (one === item ? { ...one, words: event.target.value } : one)))} /> : <span>{item.words}</span>}
            {of.mayEdit && (
              <span className={styles.buttons}>
                <Button id={`up-${item.key}`} size="small" kind="quiet" icon={ArrowUp} aria-label={text.up(index + 1)} disabled={index === 0} onClick={() => move(index, -1)} />
                <Button id={`down-${item.key}`} size="small" kind="quiet" icon={ArrowDown} aria-label={text.down(index + 1)} disabled={index === items.length - 1} onClick={() => move(index, 1)} />
                <Button size="small" kind="quiet" icon={Trash2} aria-label={text.remove(index + 1)} disabled={items.length === 1} onClick={() => change(items.filter((one) => one !== item))} />
              </span>
            )}
          </li>
        ))}
      </ol>
      {of.mayEdit && (
        <div className={styles.buttons}>
          {items.length < 20 && <Button icon={Plus} onClick={() => change([...items, { key: newKey(), words: '' }])}>{text.add}</Button>}
          <Button kind="primary" busy={set.busy} disabled={items.some((one) => one.words.trim() === '')} onClick={() => set.start({ items: items.map((one) => ({ ...one, words: one.words.trim() })) })}>{text.save}</Button>
          {set.done && <span className={styles.done} role="status">{text.saved}</span>}
        </div>
      )}
      <ProblemNotice problem={set.problem} />
    </Card>
  )
}
