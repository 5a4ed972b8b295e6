import { useState } from 'react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { needsRoutes, type AnswerOf } from '@guildhall/contract'
import { useAnswer, useCommand } from '@guildhall/client'
import { Button, SkeletonCards, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import type { StepName } from './asking.tsx'
import { Filed } from './filed.tsx'
import { useDraft, type Draft } from './draft.ts'
import { fileMessages } from './file-messages.ts'
import { messages } from './messages.ts'
import styles from './needs.module.css'
import { Problem } from './problem.tsx'
import { steps } from './steps.tsx'

/** 我想学: one question a screen, a draft that stays on the phone, and at the end what happens next and by when. The step lives in the address, so back goes back. */
export default function FileNeedPage() {
  const text = useText(fileMessages)
  const shared = useText(messages)
  const navigate = useNavigate()
  const { step: asked } = useSearch({ strict: false }) as { step?: string }
  const names = Object.keys(steps) as StepName[]
  const { draft, change, forget } = useDraft()
  const [filed, setFiled] = useState<AnswerOf<typeof needsRoutes.fileNeed> | null>(null)
  const choices = useAnswer(needsRoutes.needChoices, {}, { staleTime: 600_000 })
  const send = useCommand(needsRoutes.fileNeed, { onDone: (answer) => { forget(); setFiled(answer) } })

  // A step that leans on an unanswered one opens the unanswered one: an address may be old.
  const open = names.find((name) => !steps[name].answered(draft)) ?? 'review'
  const wanted = names.find((name) => name === asked) ?? names[0]!
  const at = names.indexOf(wanted) > names.indexOf(open) ? open : wanted
  const index = names.indexOf(at)
  const go = (name: StepName) => void navigate({ to: '.', search: { step: name } as never })

  if (filed) return <Filed filed={filed} onAnother={() => { setFiled(null); change({ words: '', occupation: null, level: undefined }); go('what') }} />
  const { Question } = steps[at]
  return (
    <>
      <PhoneBar title={text.title} backLabel={shared.back} onBack={() => (index > 0 ? go(names[index - 1]!) : history.length > 1 ? history.back() : void navigate({ to: '/' }))} />
      <PhoneBody>
        <div className={styles.progress} role="img" aria-label={text.step(index + 1, names.length)}>{names.map((name, place) => <span key={name} className={place <= index ? styles.passed : undefined} />)}</div>
        <Problem problem={choices.error ?? send.problem} onAgain={choices.error ? () => void choices.refetch() : undefined} />
        {!choices.data && !choices.error && <SkeletonCards label={shared.loading} />}
        {choices.data && <div key={at} className={styles.list}><Question draft={draft} change={change} choices={choices.data} go={go} /></div>}
      </PhoneBody>
      <div className={styles.foot}>
        {at === 'review'
          ? <Button kind="primary" size="large" block busy={send.busy} onClick={() => send.start(wishOf(draft))}>{text.send}</Button>
          : <Button kind="primary" size="large" block disabled={!steps[at].answered(draft)} onClick={() => go(names[index + 1]!)}>{text.next}</Button>}
      </div>
    </>
  )
}

function wishOf(draft: Draft) {
  return {
    words: draft.words.trim() || null, occupationId: draft.occupation?.id ?? null, level: draft.level ?? null, division: draft.division ?? '', town: draft.town,
    windows: draft.windows, earliest: null, latest: draft.latest || null,
  }
}
