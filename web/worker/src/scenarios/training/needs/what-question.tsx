import { useDeferredValue } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { needsRoutes } from '@guildhall/contract'
import { call } from '@guildhall/client'
import { Button, Card, useText } from '@guildhall/ui'
import { fileMessages } from './file-messages.ts'
import styles from './needs.module.css'
import { Asking, type QuestionProps } from './asking.tsx'

const categories = ['machining', 'electrical-care', 'logistics', 'service'] as const

/** Say it, and see at once what was understood; or choose from the list. */
export function WhatQuestion({ draft, change, choices }: QuestionProps) {
  const text = useText(fileMessages)
  return (
    <>
      <Asking title={text.what} hint={text.whatHint} />
      <textarea className={styles.words} aria-label={text.words} maxLength={500} value={draft.words} onChange={(event) => change({ words: event.target.value })} />
      {draft.occupation
        ? <Card padding="row" className={styles.heard}><b>{text.chosen(draft.occupation.name)}</b><Button size="small" onClick={() => change({ occupation: null })}>{text.unchoose}</Button></Card>
        : <Heard words={draft.words} onTake={(occupation) => change({ occupation })} />}
      <p className={styles.group}>{text.orChoose}</p>
      {categories.map((category) => {
        const offered = choices.occupations.filter((occupation) => occupation.category === category)
        return offered.length > 0 && (
          <section key={category} aria-label={text.categories[category]}>
            <p className={styles.group}>{text.categories[category]}</p>
            <div className={styles.chips}>
              {offered.map(({ id, name }) => <button key={id} type="button" className={styles.chip} aria-pressed={draft.occupation?.id === id} onClick={() => change({ occupation: draft.occupation?.id === id ? null : { id, name } })}>{name}</button>)}
            </div>
          </section>
        )
      })}
    </>
  )
}

/** What the words were heard as, while they are typed; a press takes it. Offline it simply stays silent: the union understands later. */
function Heard({ words, onTake }: { words: string; onTake: (occupation: { id: string; name: string }) => void }) {
  const text = useText(fileMessages)
  const said = useDeferredValue(words.trim())
  const { data } = useQuery({
    queryKey: [needsRoutes.suggestOccupation.name, said], enabled: said.length > 1, staleTime: 60_000, retry: false, placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call(needsRoutes.suggestOccupation, { words: said }, { signal }),
  })
  if (said.length < 2 || !data) return <div aria-live="polite" />
  const { occupation, others } = data
  return (
    <Card padding="row" aria-live="polite">
      <div className={styles.heard}>
        {occupation ? <b>{data.sure === 'sure' ? text.heard(occupation.name) : text.maybe(occupation.name)}</b> : <span>{text.unheard}</span>}
        {occupation && <Button size="small" onClick={() => onTake(occupation)}>{text.thisOne}</Button>}
      </div>
      {others.length > 0 && <div className={styles.chips}>{others.slice(0, 4).map((one) => <button key={one.id} type="button" className={styles.chip} onClick={() => onTake(one)}>{one.name}</button>)}</div>}
    </Card>
  )
}
