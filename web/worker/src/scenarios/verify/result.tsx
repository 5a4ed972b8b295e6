import { useState } from 'react'
import { Link, useNavigate } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { certificatesRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, QrCode, setLanguage, useFormat, useLanguage, useText, VerifyResult } from '@guildhall/ui'
import { VerifyForm } from '@guildhall/ui/phone'
import { grouped } from './grouped.ts'
import { messages } from './messages.ts'
import styles from './verify.module.css'

export type Verification = AnswerOf<typeof certificatesRoutes.verifyNumber>

/** The field of colour: green for good, umber for what must not be relied on, grey for what cannot be judged here. */
const looks = { valid: 'valid', revoked: 'revoked', expired: 'revoked', tampered: 'revoked' } as const

/** The answer about a certificate. `file`: it was handed in as a file, so the name in it is shown whole. */
export function Result({ of, file = false, onAgain }: { of: Verification; file?: boolean; onAgain: () => void }) {
  const text = useText(messages)
  const format = useFormat()
  const navigate = useNavigate()
  const [objecting, setObjecting] = useState(false)
  const { facts, revoked, verdict } = of
  const day = (at: string) => format.date(at)
  const detail = {
    valid: file ? text.detail.fileValid : text.detail.valid, revoked: revoked?.renewed ? text.detail.renewed : revoked ? text.detail.revoked(day(revoked.at)) : text.word.revoked, expired: text.detail.expired(facts?.validUntil ? day(facts.validUntil) : ''),
    'not-yet-valid': text.detail['not-yet-valid'](facts ? day(facts.issuedAt) : ''), tampered: text.detail.tampered, 'unknown-issuer': text.detail['unknown-issuer'], 'not-a-credential': text.detail['not-a-credential'],
    'no-such-number': text.detail['no-such-number'], 'wrong-number': text.detail['wrong-number'],
  }[verdict]
  const rows = facts ? [
    { label: facts.about === 'union' ? text.union : text.name, value: facts.name ?? text.noName, kind: 'name' as const }, facts.about === 'union' ? { label: text.unionCode, value: facts.occupationCode ?? '', kind: 'figure' as const } : { label: text.occupation, value: facts.occupation }, ...(facts.level ? [{ label: text.level, value: facts.level }] : []),
    { label: text.number, value: grouped(facts.number), kind: 'figure' as const }, { label: text.issuer, value: facts.issuer }, { label: text.issuedAt, value: <time>{day(facts.issuedAt)}</time> },
    ...(facts.validUntil ? [{ label: text.validUntil, value: <time>{day(facts.validUntil)}</time> }] : []),
  ] : []
  const note = [facts?.about === 'union' ? text.unionNote : file ? text.fileName : text.masked, ...(of.statusAsOf ? [] : [text.noList])].join(' ')
  return (
    <VerifyResult
      brand={text.brand} product={text.product} links={<Links />} verdict={verdict in looks ? looks[verdict as keyof typeof looks] : 'unknown'} word={text.word[verdict]} detail={detail} facts={rows}
      reason={revoked ? { title: text.why, text: revoked.renewed ? text.whyRenewed : revoked.reason } : verdict in text.now ? { title: text.nowTitle, text: text.now[verdict as keyof typeof text.now] } : undefined}
      history={facts && revoked && !revoked.renewed ? { issued: <time>{text.issued(day(facts.issuedAt))}</time>, revoked: <time>{text.revokedOn(day(revoked.at))}</time>, today: text.today } : undefined}
      checkedAt={{ label: text.checkedAt, stamp: format.stamp(of.checkedAt) }} note={facts ? note : undefined}
      proof={facts && verdict === 'valid' ? {
        qr: <QrCode text={`${location.origin}/v/${facts.number}`} label={text.qr} />, lines: [facts.about === 'union' ? text.unionNote : file ? text.fileName : text.masked, text.scan, ...(of.publicCopy ? [<a key="copy" href={of.publicCopy} download={`${facts.number}.json`}>{text.copy}</a>] : [])],
      } : undefined}
      objection={verdict === 'valid' || !facts ? undefined : { label: text.objection, words: objecting ? text.objectionText(of.organiser, grouped(facts.number)) : undefined, onOpen: () => setObjecting(true) }}
      again={<VerifyForm icon={Search} placeholder={text.another} button={<Button type="submit" size="large">{text.verify}</Button>} onVerify={(number) => void navigate({ to: `/v/${encodeURIComponent(number)}` as string })} again={<Button size="large" block onClick={onAgain}>{text.againPhone}</Button>} />}
      footer={text.footer(of.organiser)}
    />
  )
}

/** At the top right of a desktop. */
export function Links() {
  const text = useText(messages)
  const language = useLanguage()
  return (
    <>
      <Link to={'/verify/how' as string}>{text.how}</Link>
      <Link to={'/login' as string}>{text.login}</Link>
      <button type="button" className={styles.language} onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>{text.language}</button>
    </>
  )
}
