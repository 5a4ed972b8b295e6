import { useState } from 'react'
import { publicListRoutes, reformMeasureWords } from '@guildhall/contract'
import { useCommand } from '@guildhall/client'
import { Button, Card, Chip, dotted, useFormat, useLanguage, useText, type ChipShape, type ChipTone } from '@guildhall/ui'
import { AskDialog } from '../../../app/ask-dialog.tsx'
import styles from './lists.module.css'
import { messages } from './messages.ts'
import { ReformForm, type Reform } from './reform-form.tsx'

const looks: Record<Reform['state'], { tone: ChipTone; shape: ChipShape }> = { draft: { tone: 'neutral', shape: 'ring' }, published: { tone: 'jade', shape: 'dot' }, ended: { tone: 'neutral', shape: 'dash' } }

export function ReformCard({ reform }: { reform: Reform }) {
  const text = useText(messages)
  const format = useFormat()
  const [asking, setAsking] = useState<Reform['can'][number] | null>(null)
  const done = { onDone: () => setAsking(null) }
  const [publish, remove, end] = [useCommand(publicListRoutes.publishReform, done), useCommand(publicListRoutes.removeReform, done), useCommand(publicListRoutes.endReform, done)]
  const reformId = reform.id
  return (
    <Card>
      <div className={styles.head}><h2>{reform.title}</h2><Chip {...looks[reform.state]}>{text.state[reform.state]}</Chip></div>
      <span className={styles.small}>{dotted(text.dot, [reform.unitName, text.since(format.date(reform.since)), reform.endedOn !== null && text.ended(format.date(reform.endedOn), reform.endedWhy ?? '')])}</span>
      <dl className={styles.words}>
        <div><dt>{text.before}</dt><dd>{reform.before}</dd></div>
        <div><dt>{text.form.change}</dt><dd>{reform.change}</dd></div>
        <div><dt>{text.why}</dt><dd>{reform.why}</dd></div>
        <Effect reform={reform} />
      </dl>
      {reform.can.length > 0 && <div className={styles.actions}>{reform.can.map((one) => <Button key={one} size="small" kind={one === 'publish' ? 'primary' : one === 'change' ? 'outlined' : 'quiet'} onClick={() => setAsking(one)}>{text[one]}</Button>)}</div>}
      {asking === 'change' && <ReformForm reform={reform} onClose={() => setAsking(null)} />}
      {asking === 'publish' && <AskDialog title={text.publish} detail={text.publishDetail} ok={text.publish} askReason={false} busy={publish.busy} problem={publish.problem} onClose={() => setAsking(null)} onConfirm={() => publish.start({ reformId })} />}
      {asking === 'remove' && <AskDialog title={text.remove} detail={text.removeDetail} ok={text.remove} askReason={false} busy={remove.busy} problem={remove.problem} onClose={() => setAsking(null)} onConfirm={() => remove.start({ reformId })} />}
      {asking === 'end' && <AskDialog title={text.end} detail={text.endDetail} ok={text.end} busy={end.busy} problem={end.problem} onClose={() => setAsking(null)} onConfirm={(reason) => end.start({ reformId, reason })} />}
    </Card>
  )
}

function Effect({ reform: { effect, measure } }: { reform: Reform }) {
  const text = useText(messages)
  const format = useFormat()
  const language = useLanguage()
  const said = (one: NonNullable<Reform['effect']>['before']) => (one.value === null || one.low === null || one.high === null ? text.tooFew(format.count(one.n)) : text.value(String(one.value), String(one.low), String(one.high), format.count(one.n)))
  return (
    <div>
      <dt>{text.effect(reformMeasureWords[measure][language])}</dt>
      {effect === null ? <dd>{text.notYet}</dd> : (
        <>
          {(['before', 'after'] as const).map((side) => (
            <dd key={side}>{side === 'before' ? text.was : text.is}{text.dot}<b>{said(effect[side])}</b><span className={styles.small}>{text.span(format.date(effect[side].from), format.date(effect[side].to))}</span></dd>
          ))}
          <dd className={styles.small}>{text.measured(format.near(effect.at, new Date()))}</dd>
        </>
      )}
    </div>
  )
}
