import { useState } from 'react'
import { useCommand } from '@guildhall/client'
import { coverageRoutes, type RequestOf } from '@guildhall/contract'
import { useText } from '@guildhall/ui'
import { Input, Select } from '@guildhall/ui/console'
import { AskDialog, Question } from '../../app/ask-dialog.tsx'
import { messages } from './messages.ts'

type State = RequestOf<typeof coverageRoutes.note>['state']
type Source = RequestOf<typeof coverageRoutes.setHeadcount>['source']
interface Dialog { id: string; onClose: () => void; onDone: () => void }

export function NoteDialog({ id, state: first, onClose, onDone }: Dialog & { state: State }) {
  const shared = useText(messages)
  const text = shared.note
  const [state, setState] = useState<State>(first)
  const [words, setWords] = useState('')
  const [nextOn, setNextOn] = useState('')
  const note = useCommand(coverageRoutes.note, { onDone })
  return (
    <AskDialog title={text.title} ok={shared.save} askReason={false} ready={words.trim().length >= 2} busy={note.busy} problem={note.problem} onClose={onClose} onConfirm={() => note.start({ id, state, words: words.trim(), nextOn: nextOn || null })}>
      <Question label={text.state}><Select aria-label={text.state} value={state} onChange={setState} options={(['visited', 'agreed', 'refused', 'founding'] as const).map((value) => ({ value, label: shared.state[value] }))} /></Question>
      <Question label={text.words}><Input.TextArea rows={3} maxLength={300} placeholder={text.wordsHint} value={words} onChange={(event) => setWords(event.target.value.replace(/\n/g, ' '))} /></Question>
      <Question label={text.next}><Input type="date" value={nextOn} onChange={(event) => setNextOn(event.target.value)} /></Question>
    </AskDialog>
  )
}

export function HeadcountDialog({ id, today, onClose, onDone }: Dialog & { today: string }) {
  const shared = useText(messages)
  const text = shared.count
  const [on, setOn] = useState(today)
  const [people, setPeople] = useState('')
  const [source, setSource] = useState<Source>('insurance')
  const set = useCommand(coverageRoutes.setHeadcount, { onDone })
  return (
    <AskDialog title={text.title} ok={shared.save} askReason={false} ready={on !== '' && /^\d{1,7}$/.test(people.trim())} busy={set.busy} problem={set.problem} onClose={onClose} onConfirm={() => set.start({ id, on, people: Number(people), source })}>
      <Question label={text.on}><Input type="date" max={today} value={on} onChange={(event) => setOn(event.target.value)} /></Question>
      <Question label={text.people}><Input inputMode="numeric" value={people} onChange={(event) => setPeople(event.target.value.normalize('NFKC'))} /></Question>
      <Question label={text.from}><Select aria-label={text.from} value={source} onChange={setSource} options={(['insurance', 'visit'] as const).map((value) => ({ value, label: shared.source[value] }))} /></Question>
    </AskDialog>
  )
}
