import { useState } from 'react'
import { ArrowDown, ArrowUp, Lock, Plus, Trash2 } from 'lucide-react'
import { evaluationFormsRoutes, formFlaws, type OwnQuestion } from '@guildhall/contract'
import { useCommand } from '@guildhall/client'
import { Button, Card, Chip, dotted, Icon, ProblemNotice, useText } from '@guildhall/ui'
import { AskDialog } from '../../../app/ask-dialog.tsx'
import { messages } from './messages.ts'
import { isUnworded, newQuestion, tidy, wholeForm, type UnitForm } from './model.ts'
import { Preview } from './preview.tsx'
import { QuestionEditor } from './question-editor.tsx'
import { Summary } from './summary.tsx'
import { Versions } from './versions.tsx'
import styles from './forms.module.css'

const most = 20

/** The list of questions with the one being written open, and beside it the form as it will be asked. */
export function Builder({ of, onReload }: { of: UnitForm; onReload: () => void }) {
  const text = useText(messages)
  const [own, setOwn] = useState<readonly OwnQuestion[]>(of.draft.questions)
  const [updatedAt, setUpdatedAt] = useState(of.draft.updatedAt)
  const [changed, setChanged] = useState(of.draft.changed)
  const [dirty, setDirty] = useState(false)
  const [open, setOpen] = useState<string | null>(null)
  const [asking, setAsking] = useState<'publish' | 'inherit' | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const save = useCommand(evaluationFormsRoutes.saveDraft)
  const publish = useCommand(evaluationFormsRoutes.publish)
  const inherit = useCommand(evaluationFormsRoutes.inherit, { onDone: () => { setAsking(null); onReload() } })
  const change = (next: readonly OwnQuestion[]) => { setOwn(next); setDirty(true); setSaid(null) }
  const flaws = formFlaws(own)
  const unworded = own.some(isUnworded)
  const keep = async () => {
    const answer = await save.run({ questions: own.map(tidy), updatedAt })
    setUpdatedAt(answer.draft.updatedAt)
    setChanged(answer.draft.changed)
    setDirty(false)
    setSaid(text.saved)
    return answer.draft.updatedAt!
  }
  const publishNow = async () => {
    const at = dirty || updatedAt === null ? await keep() : updatedAt
    await publish.run({ updatedAt: at })
    setAsking(null)
    onReload()
  }
  const add = (kind: OwnQuestion['kind']) => { const made = newQuestion(kind); change([...own, made]); setOpen(made.key) }
  const move = (index: number, by: -1 | 1) => {
    const next = [...own]
    const [taken] = next.splice(index, 1)
    next.splice(index + by, 0, taken!)
    change(next)
    // The moved row keeps the focus, so that one can press on.
    requestAnimationFrame(() => document.getElementById(`${by < 0 ? 'up' : 'down'}-${taken!.key}`)?.focus())
  }
  const whole = wholeForm(of.current, own)
  const standing = of.own ? text.state.own(of.unitName) : of.from ? text.state.above(of.from) : text.state.usual
  return (
    <div className={styles.two}>
      <div className={styles.column}>
        <div className={styles.bar}>
          <span>{standing}{(dirty || changed) && <> <Chip tone="amber" shape="half">{dirty ? text.unsaved : text.changed}</Chip></>}</span>
          {of.mayEdit && (
            <span className={styles.buttons}>
              {of.own && <Button kind="quiet" onClick={() => setAsking('inherit')}>{text.inherit}</Button>}
              <Button busy={save.busy} disabled={!dirty || unworded} onClick={() => void keep().catch(() => {})}>{text.save}</Button>
              <Button kind="primary" disabled={unworded || flaws.length > 0 || (!dirty && !changed)} onClick={() => setAsking('publish')}>{text.publish}</Button>
            </span>
          )}
        </div>
        {!of.mayEdit && <p className="muted">{text.readOnly}</p>}
        <ProblemNotice problem={save.problem} action={save.problem?.code === 'platform.changed-meanwhile' ? <Button size="small" onClick={onReload}>{text.again}</Button> : undefined} />
        {said && !save.problem && <p className={styles.done} role="status">{said}</p>}
        <ol className={styles.questions}>
          {whole.map((question, place) => {
            const index = own.findIndex((one) => one.key === question.key)
            const mine = own[index]
            return (
              <li key={question.key}>
                <Card padding="row">
                  <div className={styles.row}>
                    <span className={`num ${styles.number}`}>{place + 1}</span>
                    <Summary question={question} whole={whole} />
                    {!mine && <span className={styles.locked}><Icon of={Lock} size={15} />{text.fixed}</span>}
                    {mine && of.mayEdit && (
                      <span className={styles.buttons}>
                        <Button id={`up-${mine.key}`} size="small" kind="quiet" icon={ArrowUp} aria-label={text.up(place + 1)} disabled={index === 0} onClick={() => move(index, -1)} />
                        <Button id={`down-${mine.key}`} size="small" kind="quiet" icon={ArrowDown} aria-label={text.down(place + 1)} disabled={index === own.length - 1} onClick={() => move(index, 1)} />
                        <Button size="small" kind="quiet" icon={Trash2} aria-label={text.remove(place + 1)} onClick={() => change(own.filter((one) => one !== mine))} />
                        <Button size="small" aria-expanded={open === mine.key} onClick={() => setOpen(open === mine.key ? null : mine.key)}>{open === mine.key ? text.close : text.edit(place + 1)}</Button>
                      </span>
                    )}
                  </div>
                  {mine && (isUnworded(mine) || flaws.some((one) => one.question === mine.key)) && <p className={styles.flaw}>{dotted(text.dot, [isUnworded(mine) && text.needsWords, ...flaws.filter((one) => one.question === mine.key).map((one) => text.flaw[one.problem])])}</p>}
                  {mine && open === mine.key && <QuestionEditor question={mine} before={whole.slice(0, place).map((one, at) => ({ place: at + 1, question: one }))} onChange={(next) => change(own.map((one) => (one === mine ? next : one)))} />}
                </Card>
              </li>
            )
          })}
        </ol>
        {of.mayEdit && (own.length < most
          ? <div className={styles.buttons} role="group" aria-label={text.add}>{(['rating', 'choice', 'text'] as const).map((kind) => <Button key={kind} icon={Plus} onClick={() => add(kind)}>{text.addKind[kind]}</Button>)}</div>
          : <p className="muted">{text.most}</p>)}
        <Versions of={of} />
      </div>
      <Preview questions={whole} />
      {asking === 'publish' && <AskDialog title={text.publishTitle} detail={text.publishDetail} ok={text.publish} busy={save.busy || publish.busy} problem={publish.problem ?? save.problem} askReason={false} onClose={() => { publish.reset(); setAsking(null) }} onConfirm={() => void publishNow().catch(() => {})} />}
      {asking === 'inherit' && <AskDialog title={text.inheritTitle} detail={text.inheritDetail} ok={text.confirm} busy={inherit.busy} problem={inherit.problem} askReason={false} onClose={() => setAsking(null)} onConfirm={() => inherit.start({})} />}
    </div>
  )
}
