import { useState } from 'react'
import { Link, useParams, useRouter } from '@tanstack/react-router'
import { Download, FileJson, Printer, Share2, Sun } from 'lucide-react'
import { certificatesRoutes, type AnswerOf } from '@guildhall/contract'
import { call, ProblemError, useAnswer } from '@guildhall/client'
import { Button, buttonClass, CertificateFrame, EmptyState, RefusalNotice, SkeletonCards, colon, useFormat, useLanguage, useText } from '@guildhall/ui'
import { PhoneBar, RoundActions } from '@guildhall/ui/phone'
import { grouped } from '../../verify/grouped.ts'
import { saveFile } from './save-file.ts'
import { messages } from './messages.ts'
import { ShowCode } from './show-code.tsx'
import styles from './results.module.css'

type Certificate = AnswerOf<typeof certificatesRoutes.getMine>

/** One certificate as paper, checked with the issuer while it is looked at. */
export default function CertificatePage() {
  const text = useText(messages)
  const router = useRouter()
  const { number = '' } = useParams({ strict: false }) as { number?: string }
  const isId = /^[0-9a-f-]{36}$/.test(number)
  const list = useAnswer(certificatesRoutes.listMine, {}, { enabled: !isId })
  const id = isId ? number : list.data?.rows.find((row) => row.number === number)?.id
  const { data, error, refetch } = useAnswer(certificatesRoutes.getMine, { certificateId: id ?? '' }, { enabled: id !== undefined })
  const problem = error ?? list.error
  const missing = error?.status === 404 || (list.data !== undefined && id === undefined)
  return (
    <>
      <PhoneBar title={text.title} backLabel={text.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/certificates' as string }))} />
      <main id="main" className={styles.certificate}>
        {missing && <EmptyState title={text.missing} action={<Link to={'/certificates' as string} className={buttonClass()}>{text.toList}</Link>}>{text.missingText}</EmptyState>}
        {!missing && problem && !data && <RefusalNotice what={text.failed} why={problem.message} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} />}
        {!missing && !problem && !data && <SkeletonCards label={text.loading} count={1} />}
        {data && <Shown of={data} />}
      </main>
    </>
  )
}

function Shown({ of }: { of: Certificate }) {
  const text = useText(messages)
  const format = useFormat()
  const language = useLanguage()
  const [showing, setShowing] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const [now] = useState(() => Date.now())
  const skill = of.level !== null
  const grade = of.levelLabel?.match(/（(.+)）/)?.[1]
  const address = `${location.origin}${of.verifyPath}`

  async function save(route: typeof certificatesRoutes.downloadPdf | typeof certificatesRoutes.downloadJson): Promise<void> {
    setSaid(text.savePdf)
    try {
      saveFile(route === certificatesRoutes.downloadPdf ? await call(certificatesRoutes.downloadPdf, { certificateId: of.id, language }) : await call(certificatesRoutes.downloadJson, { certificateId: of.id }))
      setSaid(null)
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      setSaid(`${text.failedFile}${colon()}${error.message}`)
    }
  }
  async function share(): Promise<void> {
    // WeChat's browser has no share sheet; a copied link does as well there.
    if (navigator.share) return navigator.share({ title: of.title, text: text.shareText(of.title), url: address }).catch(() => undefined)
    await navigator.clipboard?.writeText(address).catch(() => undefined)
    setSaid(text.copied)
  }
  const verdict = of.state === 'revoked'
    ? { state: 'revoked' as const, word: text.revokedWord, lines: [text.since(format.date(of.revokedAt ?? of.issuedAt))] }
    : { state: of.state === 'valid' ? 'valid' as const : 'revoked' as const, word: of.state === 'valid' ? text.verified : text.expiredWord, lines: [text.checked(`${format.near(of.checkedAt, now)} ${format.time(of.checkedAt)}`), text.anyone] }
  return (
    <>
      <CertificateFrame
        title={skill ? text.skillTitle : text.trainingTitle} latinTitle={skill ? 'Certificate of Occupational Skill' : 'Certificate of Training'} holder={of.holderName} statement={skill ? text.statement.skill : text.statement.training} award={of.title} grade={grade}
        facts={[
          { label: text.number, value: grouped(of.number), figure: true }, { label: text.issuer, value: of.issuer }, { label: text.issuedAt, value: <time>{format.date(of.issuedAt)}</time> },
          ...(of.validUntil ? [{ label: text.validUntil, value: <time>{format.date(of.validUntil)}</time> }] : []),
        ]}
        seal={{ issuer: of.issuer, purpose: text.seal }} qr={{ text: address, label: text.qr }} verdict={verdict}
      />
      {of.state === 'revoked' && <div className={styles.why}><h2>{text.why}</h2><p>{of.revokedReason}</p><p className="muted">{text.object}</p></div>}
      {said && <p className={styles.said} role="status">{said}</p>}
      {of.state !== 'revoked' && (
        <RoundActions actions={[
          { id: 'show', icon: Sun, label: text.show, onDo: () => setShowing(true) }, { id: 'share', icon: Share2, label: text.share, onDo: () => void share() },
          { id: 'pdf', icon: Download, label: text.pdf, onDo: () => void save(certificatesRoutes.downloadPdf) }, { id: 'print', icon: Printer, label: text.print, onDo: () => print() },
        ]} />
      )}
      <div className={styles.below} data-print="hide">
        <Button kind="quiet" icon={FileJson} onClick={() => void save(certificatesRoutes.downloadJson)}>{text.json}</Button>
        <p className="muted">{text.checks(of.checks)}{text.dot}<Link to={`/my-classes/${of.classId}` as string}>{text.fromClass}{colon()}{of.classTitle}</Link></p>
      </div>
      {showing && <ShowCode address={address} title={of.title} number={grouped(of.number)} onClose={() => setShowing(false)} />}
    </>
  )
}
