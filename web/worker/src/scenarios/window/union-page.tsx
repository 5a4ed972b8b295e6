import { useState } from 'react'
import { Link, useNavigate, useParams, useRouter } from '@tanstack/react-router'
import { useAnswer } from '@guildhall/client'
import { windowCaseRoutes } from '@guildhall/contract'
import { Button, buttonClass, Card, Chip, dotted, ProblemNotice, RefusalNotice, SkeletonCards, colon, useFormat, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import styles from './window.module.css'

const tone = { valid: 'jade', expired: 'amber', cancelled: 'neutral' } as const

/** Anybody looks a union up by its code; below, what was announced. */
export default function UnionPage() {
  const shared = useText(messages)
  const text = shared.union
  const router = useRouter()
  const navigate = useNavigate()
  const { code } = useParams({ strict: false }) as { code?: string }
  const [typed, setTyped] = useState(code ?? '')
  return (
    <>
      <PhoneBar title={text.title} backLabel={shared.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/services' as string }))} />
      <PhoneBody>
        <Card>
          <form className={styles.stack} onSubmit={(event) => { event.preventDefault(); if (typed.trim()) void navigate({ to: `/unions/${encodeURIComponent(typed.trim())}` as string }) }}>
            <p className="muted">{text.detail}</p>
            <label>{text.code}<input className={styles.select} maxLength={40} autoCapitalize="characters" value={typed} onChange={(event) => setTyped(event.target.value)} /></label>
            <Button type="submit" kind="primary" size="large" block>{text.look}</Button>
          </form>
        </Card>
        {code && <Found code={code} />}
        {!code && <News />}
      </PhoneBody>
    </>
  )
}

function Found({ code }: { code: string }) {
  const shared = useText(messages)
  const text = shared.union
  const format = useFormat()
  const { data, error } = useAnswer(windowCaseRoutes.lookUp, { code: code.slice(0, 40) })
  if (error) return <ProblemNotice problem={error} />
  if (!data) return <SkeletonCards label={shared.loading} count={1} />
  if (!data.union) return <RefusalNotice what={data.wellFormed ? text.unknown : text.wrong} why={data.wellFormed ? text.unknownNext : text.wrongNext} />
  const { union } = data
  const rows = [[text.name, union.name], [text.code, data.code], [text.seat, union.seat], [text.representative, union.representative], [text.registrar, union.registrar], [text.registeredOn, format.date(union.registeredOn)], [text.validUntil, format.date(union.validUntil)]]
  return (
    <Card>
      <div className={styles.head}><h2 className={styles.title}>{union.name}</h2><Chip tone={tone[union.state]} shape={union.state === 'valid' ? 'dot' : 'ring'}>{text.state[union.state]}</Chip></div>
      {union.cancelledOn && <p className={styles.why}>{text.cancelled(format.date(union.cancelledOn))}{union.cancelReason && `${colon()}${union.cancelReason}`}</p>}
      <dl className={styles.facts}>{rows.map(([name, value]) => <div key={name} style={{ display: 'contents' }}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      <div className={styles.row}><Link to={union.verifyPath as string} className={buttonClass({ size: 'small' })}>{text.verify}</Link></div>
    </Card>
  )
}

function News() {
  const shared = useText(messages)
  const text = shared.union
  const format = useFormat()
  const { data } = useAnswer(windowCaseRoutes.announcements, { limit: 20 })
  if (!data) return null
  return (
    <Card>
      <h2 className={styles.title}>{text.news}</h2>
      {data.rows.length === 0 && <p className="muted">{text.noNews}</p>}
      <ul className={styles.list}>{data.rows.map((row) => <li key={row.id}><Chip tone={row.kind === 'cancelled' ? 'neutral' : 'jade'}>{text.kind[row.kind]}</Chip> <Link to={`/unions/${row.code}` as string} className="link">{row.unitName}</Link><br /><span className="muted">{dotted(shared.dot, [format.date(row.on), row.words])}</span></li>)}</ul>
    </Card>
  )
}
