import type { ReactNode } from 'react'
import { BadgeCheck, CircleX } from 'lucide-react'
import { classNames } from './class-names.ts'
import { Guilloche, Seal } from './guilloche.tsx'
import { Icon } from './icon.tsx'
import { QrCode } from './qr-code.tsx'
import styles from './certificate.module.css'

export interface CertificateProps {
  title: string
  latinTitle: string
  holder: string
  /** 「经考核评价，达到国家职业标准」 */
  statement: string
  /** 「数控车工·初级工」 */
  award: string
  grade?: string
  facts: readonly { label: string; value: ReactNode; figure?: boolean }[]
  seal: { issuer: string; purpose: string }
  qr: { text: string; label: string }
  verdict: { state: 'valid' | 'revoked'; word: string; lines: readonly ReactNode[] }
}

/** A certificate as paper: a frame of ruler ticks, the rosette under the name, the seal over the page. */
export function CertificateFrame({ title, latinTitle, holder, statement, award, grade, facts, seal, qr, verdict }: CertificateProps) {
  const revoked = verdict.state === 'revoked'
  return (
    <article className={classNames(styles.sheet, revoked && styles.revoked)}>
      <span className={classNames(styles.ticks, styles.top)} /><span className={classNames(styles.ticks, styles.bottom)} />
      <span className={classNames(styles.ticks, styles.left)} /><span className={classNames(styles.ticks, styles.right)} />
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.latin} lang="en">{latinTitle}</p>
      </header>
      <div className={styles.award}>
        <span className={styles.rosette}><Guilloche size={256} broken={revoked} /></span>
        <p className={styles.holder}>{holder}</p>
        <p className={styles.statement}>{statement}</p>
        <p className={styles.occupation}>{award}</p>
        {grade !== undefined && <p className={styles.grade}>{grade}</p>}
      </div>
      <dl className={styles.facts}>
        {facts.map((fact) => (
          <div key={fact.label} className={styles.fact}>
            <dt>{fact.label}</dt>
            <dd className={fact.figure ? 'num' : undefined}>{fact.value}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.proof}>
        <span className={styles.qr}><QrCode text={qr.text} label={qr.label} /></span>
        <div>
          <p className={styles.verdict}><Icon of={revoked ? CircleX : BadgeCheck} size={21} active />{verdict.word}</p>
          {verdict.lines.map((line, index) => <p key={index} className={styles.line}>{line}</p>)}
        </div>
      </div>
      <span className={styles.seal}><Seal issuer={seal.issuer} purpose={seal.purpose} /></span>
    </article>
  )
}
