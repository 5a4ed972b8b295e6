import { useState } from 'react'
import { useCommand } from '@guildhall/client'
import { setupRoutes } from '@guildhall/contract'
import { Button, ProblemNotice, useText } from '@guildhall/ui'
import { Input } from '@guildhall/ui/console'
import { Question } from '../../../app/ask-dialog.tsx'
import { DivisionSelect, type ChosenDivision } from '../../../app/division-select.tsx'
import { messages } from './messages.ts'
import type { StepProps } from './setup-page.tsx'
import { StepActions } from './step-actions.tsx'
import styles from './setup.module.css'

/** Whose installation this is. The place comes first, because the name mostly follows from it. */
export function FederationStep({ setup, onNext }: StepProps) {
  const text = useText(messages).federation
  const { federation } = setup
  const [division, setDivision] = useState<string | null>(federation.division)
  const [name, setName] = useState(federation.division === null && federation.name === '总工会' ? '' : federation.name)
  /** What was put there by us may be replaced by us. */
  const [suggested, setSuggested] = useState('')
  const save = useCommand(setupRoutes.nameFederation, { onDone: onNext })

  function choose(chosen: ChosenDivision | null): void {
    setDivision(chosen?.code ?? null)
    const suggestion = chosen && !/^(市辖区|县|.*直辖县级行政区划)$/.test(chosen.name) ? `${chosen.name}总工会` : ''
    if (name.trim() === '' || name === suggested) setName(suggestion)
    setSuggested(suggestion)
  }
  return (
    <form className={styles.form} onSubmit={(event) => { event.preventDefault(); if (division && name.trim()) save.start({ name: name.trim(), division, level: levelOf(division), revision: federation.revision }) }}>
      <p className="muted">{text.why}</p>
      <div className={styles.form} role="group" aria-label={text.place}><span>{text.place}</span><DivisionSelect value={division} onChange={choose} /></div>
      <Question label={text.name}><Input size="large" maxLength={80} value={name} placeholder={text.nameHint} onChange={(event) => setName(event.target.value)} /></Question>
      <p className={styles.small}>{text.where}</p>
      <ProblemNotice problem={save.problem} />
      <StepActions step="federation" done={federation.division !== null} onNext={onNext}>
        <Button kind="primary" type="submit" busy={save.busy} disabled={!division || !name.trim()}>{text.save}</Button>
      </StepActions>
    </form>
  )
}

/** GB/T 2260 says by its zeros how high a place stands. */
function levelOf(division: string): 'province' | 'city' | 'county' {
  return division.endsWith('0000') ? 'province' : division.endsWith('00') ? 'city' : 'county'
}
