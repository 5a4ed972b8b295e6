import { useState } from 'react'
import { needsRoutes } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, Card, SkeletonCards, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import { myMessages } from './my-messages.ts'
import styles from './needs.module.css'
import { Problem } from './problem.tsx'
import { levels, windows, type MyNeed } from './words.ts'

/** Changes what a request was understood as. One short form, because everything has an answer already. */
export function CorrectMyNeed({ need, onDone }: { need: MyNeed; onDone: () => void }) {
  const text = useText(myMessages)
  const shared = useText(messages)
  const choices = useAnswer(needsRoutes.needChoices, {}, { staleTime: 600_000 })
  const [form, setForm] = useState({ occupationId: need.occupation?.id ?? '', level: need.level, division: need.division, town: need.town ?? '', windows: need.windows, latest: need.latest ?? '' })
  const correct = useCommand(needsRoutes.correctMyNeed, { onDone })
  const fixed = need.state !== 'open'
  if (!choices.data) return <SkeletonCards label={shared.loading} count={1} />
  const towns = choices.data.divisions.find((division) => division.code === form.division)?.towns ?? []
  const change = (changed: Partial<typeof form>) => setForm({ ...form, ...changed })
  const field = (label: string, control: React.ReactNode) => <label className={styles.list}><span className="muted">{label}</span>{control}</label>
  return (
    <Card>
      <form className={styles.actions} onSubmit={(event) => { event.preventDefault(); correct.start({ needId: need.id, revision: need.revision, ...form, occupationId: form.occupationId || null, town: form.town || null, earliest: need.earliest, latest: form.latest || null }) }}>
        <h2>{text.correctTitle}</h2>
        <p className="muted">{fixed ? text.fixed : text.keepWords}</p>
        <Problem problem={correct.problem} />
        {field(text.occupation, <select className={styles.date} disabled={fixed} value={form.occupationId} onChange={(event) => change({ occupationId: event.target.value })}><option value="">{shared.unclassified}</option>{choices.data.occupations.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select>)}
        {field(text.levelLabel, <select className={styles.date} disabled={fixed} value={form.level ?? ''} onChange={(event) => change({ level: event.target.value === '' ? null : Number(event.target.value) })}><option value="">{shared.levels.none}</option>{levels.map((level) => <option key={level} value={level}>{shared.levels[level]}</option>)}</select>)}
        <fieldset className={styles.list}>
          <legend className="muted">{text.whenLabel}</legend>
          <div className={styles.chips}>{windows.map((window) => <button key={window} type="button" className={styles.chip} aria-pressed={form.windows.includes(window)} onClick={() => change({ windows: form.windows.includes(window) ? form.windows.filter((one) => one !== window) : [...form.windows, window] })}>{shared.windows[window]}</button>)}</div>
        </fieldset>
        {field(text.whereLabel, <select className={styles.date} value={form.division} onChange={(event) => change({ division: event.target.value, town: '' })}>{choices.data.divisions.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}</select>)}
        {towns.length > 0 && field(text.townLabel, <select className={styles.date} value={form.town} onChange={(event) => change({ town: event.target.value })}><option value="">{text.anyTown}</option>{towns.map((town) => <option key={town} value={town}>{town}</option>)}</select>)}
        {field(text.latestLabel, <input type="date" className={styles.date} value={form.latest} min={choices.data.today} onChange={(event) => change({ latest: event.target.value })} />)}
        <Button kind="primary" size="large" type="submit" busy={correct.busy}>{text.save}</Button>
      </form>
    </Card>
  )
}
