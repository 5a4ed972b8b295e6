import { useEffect, useRef } from 'react'
import { useAnswer } from '@guildhall/client'
import { setupRoutes, setupStepIds, type AnswerOf } from '@guildhall/contract'
import { Card, Chip, classNames, EmptyState, ProblemNotice, SkeletonRows, useText } from '@guildhall/ui'
import { PageTitle } from '@guildhall/ui/console'
import { useAddress } from '../../../app/address.ts'
import { AdministratorsStep } from './administrators-step.tsx'
import { CalendarStep } from './calendar-step.tsx'
import { ChecksStep } from './checks-step.tsx'
import { FederationStep } from './federation-step.tsx'
import { FinishStep } from './finish-step.tsx'
import { messages } from './messages.ts'
import styles from './setup.module.css'
import { TextsStep } from './texts-step.tsx'
import { UnitsStep } from './units-step.tsx'

export type Setup = AnswerOf<typeof setupRoutes.get>
export type StepProps = { setup: Setup; onNext: () => void; onGo: (step: StepId) => void }
export type StepId = (typeof screens)[number]

const screens = [...setupStepIds, 'finish'] as const
const steps = { federation: FederationStep, administrators: AdministratorsStep, units: UnitsStep, calendar: CalendarStep, texts: TextsStep, checks: ChecksStep, finish: FinishStep }

/** The first days of a real installation, one thing a screen. Each can be left and come back to; which one is shown stands in the address. */
export default function SetupPage() {
  const text = useText(messages)
  const [address, setAddress] = useAddress()
  const { data: setup, error } = useAnswer(setupRoutes.get, {})
  const top = useRef<HTMLDivElement>(null)
  const at = screens.find((one) => one === address['step']) ?? (setup && firstOpen(setup))
  // A new screen is read from its top, also by those who hear it.
  const shown = useRef(at)
  useEffect(() => {
    if (shown.current !== at && shown.current !== undefined) top.current?.focus()
    shown.current = at
  }, [at])
  if (error?.status === 404) return <EmptyState title={text.notHere}>{text.notHereDetail}</EmptyState>
  if (error) return <ProblemNotice whole problem={error} />
  if (!setup || !at) return <SkeletonRows label={text.loading} />
  const index = screens.indexOf(at)
  const go = (step: StepId) => setAddress({ step, job: undefined })
  const Screen = steps[at]
  return (
    <>
      <PageTitle title={setup.finishedAt ? text.titleDone : text.title} detail={setup.finishedAt ? text.detailDone : text.detail} />
      <div className={styles.wizard}>
        <nav aria-label={text.steps} className={styles.nav}>
          <ol>
            {screens.map((id, place) => {
              const state = id === 'finish' ? (setup.finishedAt ? 'done' : 'open') : setup.steps.find((step) => step.id === id)!.state
              return (
                <li key={id}>
                  <button type="button" className={classNames(styles.stop, id === at && styles.here)} aria-current={id === at ? 'step' : undefined} onClick={() => go(id)}>
                    <span className={classNames('num', styles.place)}>{place + 1}</span>
                    <span>{text.step[id]}</span>
                    <Chip tone={state === 'done' ? 'jade' : state === 'later' ? 'amber' : 'neutral'} shape={state === 'done' ? 'dot' : state === 'later' ? 'half' : 'ring'}>{text.state[state]}</Chip>
                  </button>
                </li>
              )
            })}
          </ol>
        </nav>
        <Card className={styles.screen}>
          <div ref={top} tabIndex={-1} className={styles.focus}>
            <p className={styles.small}>{text.stepOf(index + 1, screens.length)}</p>
            <h2 className={styles.question}>{text.question[at]}</h2>
          </div>
          <Screen setup={setup} onGo={go} onNext={() => go(screens[Math.min(index + 1, screens.length - 1)]!)} />
        </Card>
      </div>
    </>
  )
}

/** Where to go on: what nobody has looked at yet, then what was put off. */
function firstOpen(setup: Setup): StepId {
  return (setup.steps.find((step) => step.state === 'open') ?? setup.steps.find((step) => step.state === 'later'))?.id ?? 'finish'
}
