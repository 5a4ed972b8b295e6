import { useMemo, useState } from 'react'
import { useParams, useRouter } from '@tanstack/react-router'
import { Check, X } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { benefitRoutes, verifyDraw, type AnswerOf, type DrawSheet } from '@guildhall/contract'
import { Button, Card, Chip, Icon, ProblemNotice, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import styles from './benefits.module.css'

type Draw = AnswerOf<typeof benefitRoutes.sheet>

/** A draw laid open: what was promised, the closed list, the seed, and this device's own computation of who won. */
export default function DrawPage() {
  const shared = useText(messages)
  const text = shared.verify
  const router = useRouter()
  const { releaseId = '' } = useParams({ strict: false }) as { releaseId?: string }
  const { data, error } = useAnswer(benefitRoutes.sheet, { releaseId }, { refetchInterval: 15_000 })
  return (
    <>
      <PhoneBar title={data?.name ?? text.title} backLabel={shared.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/' as string }))} />
      <PhoneBody>
        <ProblemNotice problem={data ? null : error} />
        {!data && !error && <SkeletonCards label={shared.loading} count={2} />}
        {data && <><Result sheet={data.sheet} /><Look sheet={data.sheet} /><Steps draw={data} /></>}
      </PhoneBody>
    </>
  )
}

function Result({ sheet }: { sheet: DrawSheet }) {
  const text = useText(messages).verify
  const check = useMemo(() => (sheet.seed === null ? null : verifyDraw(sheet)), [sheet])
  if (!check) return <Card><p>{sheet.frozenAt ? text.notDrawn : text.notClosed}</p></Card>
  const agrees = Object.values(check).every(Boolean)
  return (
    <Card>
      <div className={styles.stack}>
        <p role="status"><Chip tone={agrees ? 'jade' : 'red'}>{agrees ? text.ok : text.bad}</Chip></p>
        <ul className={styles.checks}>{Object.entries(check).map(([name, holds]) => <li key={name}><Icon of={holds ? Check : X} size={18} active={!holds} />{text.checks[name as keyof typeof text.checks]}</li>)}</ul>
        <p className="muted">{agrees ? text.okNext : text.badNext}</p>
      </div>
    </Card>
  )
}

const shown = 200

function Look({ sheet }: { sheet: DrawSheet }) {
  const text = useText(messages).verify
  const format = useFormat()
  const [asked, setAsked] = useState('')
  if (sheet.seed === null) return null
  const entry = Number(asked)
  const [won, waiting] = [sheet.winners.indexOf(entry), sheet.waiting.indexOf(entry)]
  const answer = won >= 0 ? text.won(format.count(won + 1)) : waiting >= 0 ? text.waitingAt(format.count(waiting + 1)) : sheet.entries.includes(entry) ? text.notDrawnOne : text.unknown
  return (
    <Card>
      <div className={styles.stack}>
        <label>{text.mine}<input className={styles.input} inputMode="numeric" value={asked} onChange={(event) => setAsked(event.target.value.replaceAll(/\D/g, '').slice(0, 9))} /></label>
        {asked !== '' && <p role="status"><b>{answer}</b></p>}
        <h2 className={styles.title}>{text.winners}</h2>
        <ol className={styles.numbers}>{sheet.winners.slice(0, shown).map((one) => <li key={one}>{one}</li>)}{sheet.winners.length > shown && <li>…</li>}</ol>
      </div>
    </Card>
  )
}

function Steps({ draw: { sheet, name, closesAt, drawAt } }: { draw: Draw }) {
  const shared = useText(messages)
  const text = shared.verify
  const format = useFormat()
  const save = () => {
    const address = URL.createObjectURL(new Blob([JSON.stringify(sheet)], { type: 'application/json' }))
    const link = Object.assign(document.createElement('a'), { href: address, download: `${name}.json` })
    link.click()
    URL.revokeObjectURL(address)
  }
  return (
    <>
      <Card><div className={styles.stack}><h2 className={styles.title}>{text.bound}</h2><p className="muted">{text.boundNext}</p><p className={styles.hash}>{sheet.commitment}</p><p className="muted">{text.rules}</p><p className={styles.hash}>{sheet.rules}</p></div></Card>
      <Card><div className={styles.stack}><h2 className={styles.title}>{text.closed}{shared.dot}{format.dateTime(closesAt)}</h2><p className="muted">{text.closedNext}</p>{sheet.entriesHash && <><p>{text.entries(format.count(sheet.entries.length))}</p><p className="muted">{text.hash}</p><p className={styles.hash}>{sheet.entriesHash}</p></>}</div></Card>
      <Card><div className={styles.stack}><h2 className={styles.title}>{text.drawn}{shared.dot}{format.dateTime(drawAt)}</h2><p className="muted">{text.drawnNext}</p>{sheet.seed && <><p className="muted">{text.seed}</p><p className={styles.hash}>{sheet.seed}</p></>}<Button onClick={save}>{text.save}</Button><p className="muted">{text.how}</p></div></Card>
    </>
  )
}
