import { useDeferredValue, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { needsRoutes, occupationRoutes, type AnswerOf } from '@guildhall/contract'
import { call, useAnswer, useCommand } from '@guildhall/client'
import { Button, Card, classNames, Field, Icon, SectionTitle, SkeletonRows, colon, useFormat, useText } from '@guildhall/ui'
import { PageTitle } from '@guildhall/ui/console'
import { useFilterInAddress } from './address.ts'
import { messages } from './messages.ts'
import styles from './needs.module.css'
import { NewOccupation } from './new-occupation.tsx'
import { occupationsMessages } from './occupations-messages.ts'
import { Problem } from './problem.tsx'

type Occupation = AnswerOf<typeof occupationRoutes.get>
/** Stands in the address for the words that name none of ours. */
const other = 'other'

/** The table of words: which occupation each means, who taught it, and a place to try a sentence. */
export default function OccupationsPage() {
  const text = useText(occupationsMessages)
  const shared = useText(messages)
  const { extra, change } = useFilterInAddress()
  const [creating, setCreating] = useState(false)
  const list = useAnswer(occupationRoutes.list, {})
  const chosen = extra['id'] ?? list.data?.rows[0]?.id
  return (
    <>
      <PageTitle title={text.title} detail={text.detail} actions={<Button icon={Plus} onClick={() => setCreating(true)}>{text.newOccupation}</Button>} />
      <div className={styles.stack}>
        <Try />
        <Problem problem={list.error} />
        <div className={styles.columns}>
          <Card padding="flush" as="nav" aria-label={text.title}>
            {list.isPending && <SkeletonRows label={shared.loading} />}
            <ul className={styles.pick}>
              {list.data && <li><button type="button" aria-pressed={chosen === other} onClick={() => change({ id: other })}>{text.other}</button></li>}
              {list.data?.rows.map((row) => <li key={row.id}><button type="button" aria-pressed={row.id === chosen} onClick={() => change({ id: row.id })}>{row.name}<span className={styles.small}>{text.categories[row.category]}</span></button></li>)}
            </ul>
          </Card>
          {chosen === other ? <OtherTrades /> : chosen && <Words id={chosen} key={chosen} />}
        </div>
      </div>
      {creating && <NewOccupation onClose={() => setCreating(false)} onMade={(id) => { setCreating(false); change({ id }) }} />}
    </>
  )
}

function Words({ id }: { id: string }) {
  const text = useText(occupationsMessages)
  const shared = useText(messages)
  const format = useFormat()
  const occupation = useAnswer(occupationRoutes.get, { id })
  const [word, setWord] = useState('')
  const add = useCommand(occupationRoutes.addSynonym, { onDone: () => setWord('') })
  if (!occupation.data) return <Card>{occupation.error ? <Problem problem={occupation.error} /> : <SkeletonRows label={shared.loading} />}</Card>
  const { data } = occupation
  const of = (source: Occupation['synonyms'][number]['source']) => data.synonyms.filter((synonym) => synonym.source === source)
  return (
    <Card>
      <SectionTitle aside={text.words(format.count(data.synonyms.length))}>{data.name}</SectionTitle>
      <p className={styles.small}>{text.code}{colon()}{data.code ? <><span className="num">{data.code}</span>，{text.source(data.codeSource ?? '')}</> : text.noCode}</p>
      <form style={{ margin: '16px 0' }} onSubmit={(event) => { event.preventDefault(); if (word.trim()) add.start({ id, word: word.trim() }) }}>
        <Problem problem={add.problem} />
        <Field label={text.add} placeholder={text.addHint} value={word} maxLength={30} onChange={(event) => setWord(event.target.value)} action={<Button type="submit" busy={add.busy}>{text.addDo}</Button>} />
      </form>
      <SectionTitle level="h3">{text.learnt}</SectionTitle>
      <p className={styles.small}>{of('correction').length > 0 ? text.learntHint : text.learntNone}</p>
      <WordList id={id} words={of('correction')} learnt />
      {of('clerk').length > 0 && <><SectionTitle level="h3">{text.own}</SectionTitle><WordList id={id} words={of('clerk')} /></>}
      <SectionTitle level="h3">{text.seed}</SectionTitle>
      <WordList id={id} words={of('seed')} />
    </Card>
  )
}

/** Words that name a trade, but none of ours. */
function OtherTrades() {
  const text = useText(occupationsMessages)
  const shared = useText(messages)
  const format = useFormat()
  const answer = useAnswer(occupationRoutes.listOtherTrades, {})
  const [word, setWord] = useState('')
  const add = useCommand(occupationRoutes.addOtherTrade, { onDone: () => setWord('') })
  const remove = useCommand(occupationRoutes.removeOtherTrade)
  if (!answer.data) return <Card>{answer.error ? <Problem problem={answer.error} /> : <SkeletonRows label={shared.loading} />}</Card>
  const { words } = answer.data
  const list = (own: boolean) => <WordChips words={words.filter((synonym) => (synonym.source === 'seed') !== own)} onRemove={(synonymId) => remove.start({ synonymId })} />
  return (
    <Card>
      <SectionTitle aside={text.words(format.count(words.length))}>{text.other}</SectionTitle>
      <p className={styles.small}>{text.otherDetail}</p>
      <form style={{ margin: '16px 0' }} onSubmit={(event) => { event.preventDefault(); if (word.trim()) add.start({ word: word.trim() }) }}>
        <Problem problem={add.problem ?? remove.problem} />
        <Field label={text.add} value={word} maxLength={30} onChange={(event) => setWord(event.target.value)} action={<Button type="submit" busy={add.busy}>{text.addDo}</Button>} />
      </form>
      {words.some((synonym) => synonym.source !== 'seed') && <><SectionTitle level="h3">{text.own}</SectionTitle>{list(true)}</>}
      <SectionTitle level="h3">{text.seed}</SectionTitle>
      {list(false)}
    </Card>
  )
}

function WordList({ id, words, learnt = false }: { id: string; words: Occupation['synonyms']; learnt?: boolean }) {
  const remove = useCommand(occupationRoutes.removeSynonym)
  return (
    <>
      <Problem problem={remove.problem} />
      <WordChips words={words} learnt={learnt} onRemove={(synonymId) => remove.start({ id, synonymId })} />
    </>
  )
}

function WordChips({ words, learnt = false, onRemove }: { words: Occupation['synonyms']; learnt?: boolean; onRemove: (synonymId: string) => void }) {
  const text = useText(occupationsMessages)
  return (
    <ul className={styles.words}>
      {words.map((synonym) => <li key={synonym.id} className={classNames(styles.word, learnt && styles.learnt)}>{synonym.word}<button type="button" aria-label={text.remove(synonym.word)} onClick={() => onRemove(synonym.id)}><Icon of={X} size={14} /></button></li>)}
    </ul>
  )
}

/** A sentence, and what it is heard as with the words that decided. */
function Try() {
  const text = useText(occupationsMessages)
  const [sentence, setSentence] = useState('')
  const words = useDeferredValue(sentence.trim())
  const { data } = useQuery({ queryKey: [needsRoutes.suggestOccupation.name, words], enabled: words.length > 1, queryFn: ({ signal }) => call(needsRoutes.suggestOccupation, { words }, { signal }) })
  const said = words.length > 1 && data ? (data.occupation ? `${text.heard(data.occupation.name)}，${text.because(data.evidence.join('、'))}` : text.unheard) : undefined
  return <Card><Field label={text.try} placeholder={text.tryHint} value={sentence} maxLength={500} onChange={(event) => setSentence(event.target.value)} hint={<span aria-live="polite">{said ?? ' '}</span>} /></Card>
}
