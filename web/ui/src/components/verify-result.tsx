import type { ReactNode } from 'react'
import { Check, MessageCircle, X, ChevronRight, CircleQuestionMark } from 'lucide-react'
import { classNames } from './class-names.ts'
import { Guilloche } from './guilloche.tsx'
import { Icon } from './icon.tsx'
import { Mark } from './mark.tsx'
import styles from './verify-result.module.css'

export interface VerifyResultProps {
  brand: string
  product: string
  /** Links at the top right of a desktop: how to verify, log in, language. */
  links?: ReactNode
  verdict: 'valid' | 'revoked' | 'unknown'
  word: string
  detail: ReactNode
  facts: readonly { label: string; value: ReactNode; kind?: 'name' | 'figure' }[]
  reason?: { title: string; text: ReactNode }
  /** Issued … revoked … today: only for a revoked one, on a desktop. */
  history?: { issued: ReactNode; revoked: ReactNode; today: string }
  checkedAt: { label: string; stamp: string }
  /** QR and what else can be done, on a desktop; on a phone only the words. */
  proof?: { qr: ReactNode; lines: readonly ReactNode[] }
  note?: ReactNode
  /** `words`: what to do, once somebody has asked. */
  objection?: { label: string; words?: string | undefined; onOpen: () => void }
  /** Verify another: a button on the phone, a form on a desktop. */
  again: ReactNode
  footer: ReactNode
}

const glyphs = { valid: Check, revoked: X, unknown: CircleQuestionMark } as const

/** The answer, readable at arm's length: a field of colour, a glyph, a word. Then what the answer is about. */
export function VerifyResult({ brand, product, links, verdict, word, detail, facts, reason, history, checkedAt, proof, note, objection, again, footer }: VerifyResultProps) {
  return (
    <div className={classNames(styles.page, styles[verdict])}>
      <header className={styles.top}>
        <span className={styles.brand}><span className={styles.mark}><Mark size={30} plate="var(--plate)" ink="#fff" /></span><b>{brand}</b><span className={styles.dot}>·</span><span className={styles.product}>{product}</span></span>
        {links !== undefined && <nav className={styles.links}>{links}</nav>}
      </header>
      <main id="main" className={styles.card}>
        <section className={styles.answer} aria-live="polite">
          <Guilloche className={styles.rosette} size={300} broken={verdict === 'revoked'} opacity={0.36} />
          <span className={styles.glyph}><Icon of={glyphs[verdict]} size={40} active /></span>
          <h1 className={styles.word}>{word}</h1>
          <p className={styles.detail}>{detail}</p>
          <p className={styles.stamp}>{checkedAt.label}<span className="num">{checkedAt.stamp}</span></p>
        </section>
        <section className={styles.body}>
          {facts.length > 0 && (
            <dl className={styles.facts}>
              {facts.map((fact) => (
                <div key={fact.label} className={styles.fact}><dt>{fact.label}</dt><dd className={classNames(fact.kind === 'figure' && 'num', fact.kind === 'name' && styles.name)}>{fact.value}</dd></div>
              ))}
            </dl>
          )}
          {reason && <div className={styles.reason}><h2>{reason.title}</h2><p>{reason.text}</p></div>}
          {history && (
            <p className={styles.history}>
              <span className={styles.issued}>{history.issued}</span><span className={styles.heldLine} aria-hidden /><span className={styles.cancelled}><Icon of={X} size={17} active />{history.revoked}</span><span className={styles.sinceLine} aria-hidden /><span className="muted">{history.today}</span>
            </p>
          )}
          {proof && <div className={styles.proof}><span className={styles.qr}>{proof.qr}</span><div>{proof.lines.map((line, index) => <p key={index}>{line}</p>)}</div></div>}
          <div className={styles.after}>
            <p className={styles.stampBelow}>{checkedAt.label} <span>{checkedAt.stamp}</span>{note !== undefined && <><br />{note}</>}</p>
            {objection && objection.words === undefined && <button type="button" className={styles.objection} onClick={objection.onOpen}><span className={styles.objectionIcon}><Icon of={MessageCircle} /></span>{objection.label}<span className={styles.chevron}><Icon of={ChevronRight} size={16} active /></span></button>}
          </div>
          {objection?.words !== undefined && <p className={styles.objected} role="status">{objection.words}</p>}
        </section>
      </main>
      <div className={styles.bottom}><div className={styles.again}>{again}</div><footer className={styles.footer}>{footer}</footer></div>
    </div>
  )
}
