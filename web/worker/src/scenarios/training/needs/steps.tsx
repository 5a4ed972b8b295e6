import type { ReactNode } from 'react'
import { Check } from 'lucide-react'
import { Card, Icon, useFormat, useText } from '@guildhall/ui'
import { Asking, type QuestionProps, type StepName } from './asking.tsx'
import type { Draft } from './draft.ts'
import { fileMessages } from './file-messages.ts'
import { messages } from './messages.ts'
import styles from './needs.module.css'
import { WhatQuestion } from './what-question.tsx'
import { levels, useNeedWords, windows, type Window } from './words.ts'

/** The questions in their order, and when each is answered. */
export const steps: Record<StepName, { Question: (props: QuestionProps) => ReactNode; answered: (draft: Draft) => boolean }> = {
  what: { Question: WhatQuestion, answered: (draft) => draft.occupation !== null || draft.words.trim().length > 1 },
  level: { Question: LevelQuestion, answered: (draft) => draft.level !== undefined },
  when: { Question: WhenQuestion, answered: () => true },
  where: { Question: WhereQuestion, answered: (draft) => Boolean(draft.division) },
  review: { Question: ReviewQuestion, answered: () => true },
}

function LevelQuestion({ draft, change }: QuestionProps) {
  const text = useText(fileMessages)
  const words = useNeedWords()
  return (
    <>
      <Asking title={text.level} hint={text.levelHint} />
      <div role="radiogroup" aria-label={text.level} className={styles.list}>
        {[...levels.slice(1, 6), 0, null].map((level) => (
          <button key={String(level)} type="button" role="radio" aria-checked={draft.level === level} className={styles.choice} onClick={() => change({ level })}><Tick on={draft.level === level} />{words.level(level)}</button>
        ))}
      </div>
    </>
  )
}

function WhenQuestion({ draft, change, choices }: QuestionProps) {
  const text = useText(fileMessages)
  const shared = useText(messages)
  const toggle = (window: Window) => change({ windows: draft.windows.includes(window) ? draft.windows.filter((one) => one !== window) : windows.filter((one) => one === window || draft.windows.includes(one)) })
  return (
    <>
      <Asking title={text.when} hint={text.whenHint} />
      {windows.map((window) => <button key={window} type="button" aria-pressed={draft.windows.includes(window)} className={styles.choice} onClick={() => toggle(window)}><Tick on={draft.windows.includes(window)} />{shared.windows[window]}</button>)}
      <label className={styles.list}><span className="muted">{text.latest}</span><input type="date" className={styles.date} value={draft.latest} min={choices.today} onChange={(event) => change({ latest: event.target.value })} /></label>
    </>
  )
}

function WhereQuestion({ draft, change, choices }: QuestionProps) {
  const text = useText(fileMessages)
  const towns = choices.divisions.find((division) => division.code === draft.division)?.towns ?? []
  return (
    <>
      <Asking title={text.where} hint={text.whereHint} />
      <div className={styles.chips}>
        {choices.divisions.map(({ code, name }) => <button key={code} type="button" className={styles.chip} aria-pressed={draft.division === code} onClick={() => change({ division: code, divisionName: name, town: null })}>{name}</button>)}
      </div>
      {towns.length > 0 && (
        <div className={styles.chips}>
          {[null, ...towns].map((town) => <button key={town ?? ''} type="button" className={styles.chip} aria-pressed={draft.town === town} onClick={() => change({ town })}>{town ?? text.anyTown}</button>)}
        </div>
      )}
    </>
  )
}

function ReviewQuestion({ draft, go }: QuestionProps) {
  const text = useText(fileMessages)
  const words = useNeedWords()
  const format = useFormat()
  const lines: [StepName, string, ReactNode][] = [
    ['what', text.labels.what, draft.occupation?.name ?? draft.words], ['level', text.labels.level, words.level(draft.level ?? null)], ['when', text.labels.when, words.windows(draft.windows)],
    ...(draft.latest ? [['when', text.labels.latest, format.date(draft.latest)] satisfies [StepName, string, ReactNode]] : []), ['where', text.labels.where, `${draft.divisionName ?? ''}${draft.town ?? ''}`],
  ]
  return (
    <>
      <Asking title={text.review} hint={text.reviewHint} />
      <Card>
        <dl className={styles.review}>
          {lines.map(([step, label, said]) => <div key={label}><dt>{label}</dt><dd>{said}</dd><dd><button type="button" aria-label={`${text.edit}${label}`} onClick={() => go(step)}>{text.edit}</button></dd></div>)}
        </dl>
      </Card>
    </>
  )
}

function Tick({ on }: { on: boolean }) {
  return <span className={styles.tick} aria-hidden>{on && <Icon of={Check} size={15} active />}</span>
}
