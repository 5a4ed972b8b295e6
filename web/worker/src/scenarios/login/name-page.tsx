import { useState } from 'react'
import { useSearch } from '@tanstack/react-router'
import { useCommand } from '@guildhall/client'
import { peopleRoutes } from '@guildhall/contract'
import { Button, Card, Field, ProblemNotice, useText } from '@guildhall/ui'
import { PhoneBody, PhoneTitle } from '@guildhall/ui/phone'
import { useGoTo } from '../../app/address-link.tsx'
import { UnitField, type ChosenUnit } from '../../app/unit-field.tsx'
import { useSession } from '../../app/session.ts'
import { messages } from './messages.ts'
import styles from './login.module.css'
import { nextAddress } from './next-address.ts'

/** After the first login: what to call the person, and, if they like, where they work. */
export default function NamePage() {
  const text = useText(messages)
  const goTo = useGoTo()
  const search: { next?: string } = useSearch({ strict: false })
  const { actor, assistedBy } = useSession()
  // A clerk sees the name masked: it is typed anew or left as it is.
  const known = actor?.name && assistedBy === null ? actor.name : ''
  const [typed, setName] = useState<string | null>(null)
  const name = typed ?? known
  const [unit, setUnit] = useState<ChosenUnit | null>(null)
  const [told, setTold] = useState(false)
  const save = useCommand(peopleRoutes.editOwn, { onDone: () => goTo(nextAddress('worker', search.next)) })

  function send(): void {
    setTold(!name.trim())
    if (name.trim()) save.start({ name, unitId: unit?.id })
  }
  return (
    <>
      <PhoneTitle title={actor?.name ? text.correct : text.welcome} detail={text.welcomeDetail} />
      <PhoneBody>
        <Card>
          <form className={styles.steps} onSubmit={(event) => { event.preventDefault(); send() }} noValidate>
            <Field label={text.name} autoComplete="name" maxLength={40} value={name} error={told ? text.nameWrong : undefined} onChange={(event) => setName(event.target.value)} />
            <UnitField label={text.unit} hint={text.unitHint} value={unit} onChange={setUnit} />
            <ProblemNotice problem={save.problem} />
            <Button kind="primary" size="large" block type="submit" busy={save.busy}>{actor?.name ? text.save : text.enter}</Button>
          </form>
        </Card>
      </PhoneBody>
    </>
  )
}
