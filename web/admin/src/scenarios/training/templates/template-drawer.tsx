import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { templatesRoutes } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, Chip, dotted, ProblemNotice, Skeleton, useFormat, useText } from '@guildhall/ui'
import { DrawerPanel, Input } from '@guildhall/ui/console'
import { AskDialog, Question } from '../../../app/ask-dialog.tsx'
import { messages } from './messages.ts'
import type { Writing } from './template-form.tsx'
import { useTemplateWords, type Content, type Full } from './words.ts'
import styles from './templates.module.css'

/** One template: what it says today, what it said before, and which classes went by it. */
export function TemplateDrawer({ id, mayAdd, onClose, onWrite }: { id: string; mayAdd: boolean; onClose: () => void; onWrite: (writing: Writing) => void }) {
  const text = useText(messages)
  const words = useTemplateWords()
  const [ending, setEnding] = useState(false)
  const { data, error } = useAnswer(templatesRoutes.getTemplate, { templateId: id })
  return (
    <DrawerPanel
      title={data ? words.name(data) : text.loading} closeLabel={text.close} onClose={onClose}
      footer={data && (data.mayEdit || mayAdd) && (
        <span className={styles.buttons}>
          {data.mayEdit && <Button kind="primary" onClick={() => onWrite({ kind: 'revise', of: data })}>{text.drawer.revise}</Button>}
          {mayAdd && <Button onClick={() => onWrite({ kind: 'new', like: data })}>{text.drawer.copy}</Button>}
          {data.mayEdit && <Button kind="quiet" onClick={() => setEnding(true)}>{text.drawer.withdraw}</Button>}
        </span>
      )}
    >
      <ProblemNotice problem={data ? null : error} />
      {!data && !error && <Skeleton lines={6} />}
      {data && <Shown of={data} />}
      {data && ending && <Withdraw of={data} onClose={() => setEnding(false)} />}
    </DrawerPanel>
  )
}

function Shown({ of }: { of: Full }) {
  const text = useText(messages)
  const format = useFormat()
  const words = useTemplateWords()
  return (
    <>
      <p className={styles.buttons}>{of.whose !== 'general' && <Chip tone={of.standing === 'in-force' ? 'jade' : 'neutral'} shape={of.standing === 'in-force' ? 'dot' : 'ring'}>{text.standing[of.standing]}</Chip>}<span className={styles.muted}>{dotted(text.dot, [words.occupation(of), words.levels(of), of.whose === 'general' ? null : text.version(of.version)])}</span></p>
      {of.withdrawnFrom !== null && <p className={styles.hint}>{text.drawer.withdrawn(format.date(of.withdrawnFrom), of.withdrawnWhy ?? '')}</p>}
      {of.whose === 'general' && <p className={styles.hint}>{text.drawer.generalHint}</p>}
      {of.whose === 'above' && <p className={styles.hint}>{text.drawer.aboveHint}</p>}
      <Facts of={of} unit={of.unitName} />
      <h3 className={styles.heading}>{text.drawer.outline}</h3>
      <Outline of={of} />
      {of.versions.length > 0 && <Versions of={of} />}
      {of.whose !== 'general' && (
        <>
          <h3 className={styles.heading}>{text.drawer.usedBy}</h3>
          {of.usedBy.length === 0 && <p className={styles.muted}>{text.drawer.notUsed}</p>}
          {of.usedBy.length < of.classes && <p className={styles.muted}>{text.drawer.more(of.classes)}</p>}
          <ul className={styles.versions}>{of.usedBy.map((one) => <li key={one.id}><Link to={`/plans/${one.id}` as string} className="link">{one.title}</Link> <span className={styles.muted}>{dotted(text.dot, [one.number, text.version(one.version), one.firstDay === null ? null : format.date(one.firstDay)])}</span></li>)}</ul>
        </>
      )}
    </>
  )
}

function Facts({ of, unit = null }: { of: Content; unit?: string | null }) {
  const text = useText(messages)
  const words = useTemplateWords()
  return (
    <dl className={styles.facts}>
      {unit !== null && <><dt>{text.drawer.unit}</dt><dd>{unit}</dd></>}
      <dt>{text.drawer.hours}</dt><dd>{words.hours(of)}</dd>
      <dt>{text.drawer.sessionHours}</dt><dd>{text.list.session(of.sessionHours)}</dd>
      <dt>{text.drawer.seats}</dt><dd>{words.seats(of)}</dd>
      <dt>{text.drawer.cost}</dt><dd>{words.cost(of)}</dd>
      <dt>{text.drawer.equipment}</dt><dd>{words.equipment(of)}</dd>
      <dt>{text.drawer.days}</dt><dd>{words.days(of)}</dd>
      {of.note !== null && <><dt>{text.drawer.note}</dt><dd>{of.note}</dd></>}
    </dl>
  )
}

function Outline({ of }: { of: Pick<Content, 'outline'> }) {
  const text = useText(messages)
  return <ol className={styles.outline}>{of.outline.map((course, index) => <li key={index}><span>{course.topic.replaceAll('{occupation}', `〔${text.form.occupation}〕`)}</span><span className={styles.muted}>{course.practice ? text.drawer.practice : text.drawer.theory}</span><span className="num">{course.hours}</span></li>)}</ol>
}

function Versions({ of }: { of: Full }) {
  const text = useText(messages)
  const words = useTemplateWords()
  return (
    <>
      <h3 className={styles.heading}>{text.drawer.versions}</h3>
      <ul className={styles.versions}>
        {of.versions.map((one) => (
          <li key={one.version}>
            <details>
              <summary><b>{text.version(one.version)}</b> <span className={styles.muted}>{dotted(text.dot, [text.standing[one.standing], one.standing === 'never' ? null : words.days(one), one.madeBy === null ? null : text.drawer.by(one.madeBy)])}</span></summary>
              <p>{one.name}</p>
              <Facts of={one} />
              <Outline of={one} />
            </details>
          </li>
        ))}
      </ul>
    </>
  )
}

function Withdraw({ of, onClose }: { of: Full; onClose: () => void }) {
  const text = useText(messages)
  const format = useFormat()
  const [from, setFrom] = useState(() => format.stamp(Date.now()).slice(0, 10))
  const withdraw = useCommand(templatesRoutes.withdrawTemplate, { onDone: onClose })
  return (
    <AskDialog
      title={text.drawer.withdrawTitle} detail={text.drawer.withdrawDetail} ok={text.drawer.withdraw} busy={withdraw.busy} problem={withdraw.problem} onClose={onClose}
      onConfirm={(why) => withdraw.start({ templateId: of.id, version: of.latest, from, why: why.slice(0, 200) })}
    >
      <Question label={text.drawer.from}><Input type="date" aria-label={text.drawer.from} value={from} onChange={(event) => { if (event.target.value) setFrom(event.target.value) }} /></Question>
    </AskDialog>
  )
}
