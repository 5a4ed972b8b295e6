import { useState } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { useAnswer, useCommand } from '@guildhall/client'
import { erasingRoutes } from '@guildhall/contract'
import { Button, buttonClass, Card, dotted, ProblemNotice, SkeletonCards, useFormat, useLanguage, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { AddressLink } from '../../app/address-link.tsx'
import { messages } from './messages.ts'
import styles from './me.module.css'

/** To be erased (PIPL, article 47): what goes, what stays and why, what has to be ended first; then the request, until its night to be taken back. */
export default function ErasePage() {
  const shared = useText(messages)
  const text = shared.erase_
  const format = useFormat()
  const language = useLanguage()
  const navigate = useNavigate()
  const { data, error, refetch } = useAnswer(erasingRoutes.foresee, {})
  const [sure, setSure] = useState(false)
  const [taken, setTaken] = useState(false)
  const ask = useCommand(erasingRoutes.ask, { onDone: () => void refetch() })
  const withdraw = useCommand(erasingRoutes.withdraw, { onDone: () => { setTaken(true); setSure(false); void refetch() } })
  const request = data?.request
  return (
    <>
      <PhoneBar title={text.title} backLabel={shared.back} onBack={() => void navigate({ to: '/me/data' as string })} />
      <PhoneBody>
        <ProblemNotice problem={error ?? ask.problem ?? withdraw.problem} action={error ? <Button size="small" onClick={() => void refetch()}>{shared.again}</Button> : undefined} />
        {!data && !error && <SkeletonCards label={shared.loading} />}
        {taken && !request && <p role="status">{text.taken}</p>}
        {request && (
          <Card>
            <h2>{text.asked(format.date(request.dueOn))}{request.assisted && text.askedAssisted}</h2>
            {request.heldUp && <p>{text.heldUp}</p>}
            <p className={styles.next}><Button block busy={withdraw.busy} onClick={() => withdraw.start({})}>{text.back}</Button></p>
          </Card>
        )}
        {data && !request && <p>{text.intro}</p>}
        {data && data.inTheWay.length > 0 && (
          <Card>
            <h2>{text.first}</h2>
            <p className="muted">{text.firstNext}</p>
            <ul className={styles.list}>
              {data.inTheWay.map((one) => <li key={one.what.en} className={styles.todo}><span>{one.what[language]}</span><AddressLink to={one.link} className={buttonClass({ size: 'small' })}>{one.next[language]}</AddressLink></li>)}
            </ul>
          </Card>
        )}
        {data && (
          <>
            <Card>
              <h2>{text.goes}</h2>
              <ul className={styles.list}>{data.goes.map((one) => <li key={one.what.en}><span>{one.what[language]}</span>{one.count !== null && <span className={styles.aside}>{text.times(one.count)}</span>}</li>)}</ul>
            </Card>
            <Card>
              <h2>{text.stays}</h2>
              <p className="muted">{text.staysNext}</p>
              <ul className={styles.list}>
                {data.stays.map((one) => (
                  <li key={one.what.en} className={styles.kept}>
                    <span>{one.what[language]}</span>
                    <span className={styles.aside}>{dotted(shared.dot, [one.count === null ? null : text.times(one.count), one.emptied ? text.emptied : null])}</span>
                    <small className={styles.small}>{one.why[language]}</small>
                  </li>
                ))}
              </ul>
            </Card>
          </>
        )}
        {data && !request && data.inTheWay.length === 0 && (
          <Card>
            <label className={styles.confirm}><input type="checkbox" checked={sure} onChange={(event) => setSure(event.target.checked)} /><span>{text.confirm}</span></label>
            <p className="muted">{text.due(format.date(data.dueOn))}</p>
            <p className={styles.next}><Button kind="primary" size="large" block busy={ask.busy} disabled={!sure} onClick={() => ask.start({})}>{text.ask}</Button></p>
          </Card>
        )}
      </PhoneBody>
    </>
  )
}
