import { Link, useRouter } from '@tanstack/react-router'
import { certificatesRoutes } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { buttonClass, Card, SectionTitle, Skeleton, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import styles from './verify.module.css'

/** How anybody verifies a certificate, also without us. */
export default function HowPage() {
  const text = useText(messages)
  const router = useRouter()
  const { data } = useAnswer(certificatesRoutes.getIssuers, {})
  return (
    <>
      <PhoneBar title={text.howTitle} backLabel={text.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/verify' as string }))} />
      <PhoneBody>
        <Card><p>{text.howLead}</p><ol className={styles.steps}>{text.howSteps.split('\n').map((step) => <li key={step}>{step}</li>)}</ol></Card>
        <SectionTitle>{text.howSee}</SectionTitle>
        <Card><p>{text.howSeeText}</p></Card>
        <SectionTitle>{text.howOffline}</SectionTitle>
        <Card>
          <p>{text.howOfflineText}</p>
          <pre className={styles.command}>npm run guildhall -- verify-credential certificate.pdf --issuer {data?.dids[0] ?? 'did:key:…'}</pre>
          <p>{text.howOfflineList}</p>
          <p className={styles.didsTitle}>{text.dids}</p>
          {data ? data.dids.length > 0 ? <ul className={styles.dids}>{data.dids.map((did) => <li key={did}><code>{did}</code></li>)}</ul> : <p className="muted">{text.noDids}</p> : <Skeleton lines={2} />}
          <p>{text.howOthers}</p>
        </Card>
        <Link to={'/verify' as string} className={buttonClass({ kind: 'primary', size: 'large', block: true })}>{text.toVerify}</Link>
      </PhoneBody>
    </>
  )
}
