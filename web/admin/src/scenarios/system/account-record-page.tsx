import { useState } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { KeyRound } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { accountRoutes, roleTitles, type AnswerOf } from '@guildhall/contract'
import { Button, Card, Chip, EmptyState, ProblemNotice, SkeletonRows, colon, useFormat, useLanguage, useText } from '@guildhall/ui'
import { Facts, PageTitle } from '@guildhall/ui/console'
import { useSession } from '../../app/session.ts'
import { AccountDialog, type AccountDeed } from './account-dialogs.tsx'
import { StateChip, type Account } from './accounts-page.tsx'
import { messages } from './messages.ts'
import { lastDay } from './term-days.ts'
import styles from './system.module.css'

type Term = AnswerOf<typeof accountRoutes.grant>

/** One account: its state, its roles with their dates, and what the reader may do with it. Who manages accounts grants no roles, and the other way round. */
export default function AccountRecordPage() {
  const shared = useText(messages)
  const text = shared.accounts
  const format = useFormat()
  const { accountId } = useParams({ strict: false }) as { accountId: string }
  const { actor } = useSession()
  const { data, error, refetch } = useAnswer(accountRoutes.get, { id: accountId })
  const [deed, setDeed] = useState<AccountDeed | null>(null)
  if (error) return <ProblemNotice whole problem={error} action={<Button size="small" onClick={() => void refetch()}>{text.crumbs}</Button>} />
  if (!data) return <SkeletonRows label={shared.loading} />
  return (
    <>
      <PageTitle
        crumbs={<><Link to={'/accounts' as string}>{text.crumbs}</Link><span>{data.loginName}</span></>} title={data.name} chip={<StateChip account={data} />} detail={data.disabledReason ?? data.unitName}
        actions={<Deeds account={data} onChoose={setDeed} />}
      />
      <Card>
        <Facts>
          <div><dt>{text.login}</dt><dd>{data.loginName}</dd></div>
          <div><dt>{text.unit}</dt><dd>{data.unitName}</dd></div>
          <div><dt>{text.totp}</dt><dd>{data.totpEnrolled ? text.enrolled : text.notEnrolled}{data.passwordTemporary && `${shared.dot}${text.temporary}`}</dd></div>
          <div><dt>{text.last}</dt><dd>{data.lastLoginAt ? format.dateTime(data.lastLoginAt) : text.never}</dd></div>
          <div><dt>{text.createdAt}</dt><dd>{format.date(data.createdAt)}</dd></div>
        </Facts>
        {actor?.id === data.id && <p className={styles.small} style={{ marginTop: 12 }}>{text.own}</p>}
      </Card>
      <h2 className={styles.title}>{text.history}</h2>
      <Card padding="flush">
        {data.roles.length === 0 && <EmptyState icon={KeyRound} title={text.noHistory}>{text.noHistoryNext}</EmptyState>}
        <ul className={styles.rows}>{data.roles.map((term) => <TermRow key={term.id} term={term} onEnd={() => setDeed({ kind: 'end', term })} />)}</ul>
      </Card>
      {deed && <AccountDialog key={deed.kind} account={data} deed={deed} onClose={() => setDeed(null)} />}
    </>
  )
}

/** Which buttons there are is decided by the permissions of the acting role; nobody acts on the own account. */
function Deeds({ account, onChoose }: { account: Account; onChoose: (deed: AccountDeed) => void }) {
  const text = useText(messages).accounts
  const { permissions, actor } = useSession()
  const manages = permissions.has('accounts.manage')
  const authorises = permissions.has('accounts.authorise')
  const rename = manages && <Button onClick={() => onChoose({ kind: 'rename' })}>{text.rename}</Button>
  if (actor?.id === account.id) return <div className={styles.actions}>{rename}</div>
  return (
    <div className={styles.actions}>
      {rename}
      {manages && account.state !== 'disabled' && <Button onClick={() => onChoose({ kind: 'disable' })}>{text.disable}</Button>}
      {manages && account.state === 'disabled' && <Button onClick={() => onChoose({ kind: 'enable' })}>{text.enable}</Button>}
      {manages && <Button onClick={() => onChoose({ kind: 'reset-password' })}>{text.resetPassword}</Button>}
      {authorises && account.state === 'locked' && <Button onClick={() => onChoose({ kind: 'unlock' })}>{text.unlock}</Button>}
      {authorises && account.totpEnrolled && <Button onClick={() => onChoose({ kind: 'reset-totp' })}>{text.resetTotp}</Button>}
      {authorises && account.roles.some((term) => !term.ended) && <Button onClick={() => onChoose({ kind: 'hand-over' })}>{text.handOver}</Button>}
      {authorises && <Button kind="primary" onClick={() => onChoose({ kind: 'grant' })}>{text.grant}</Button>}
      {!manages && !authorises && <span className="muted">{text.managedElsewhere}</span>}
    </div>
  )
}

function TermRow({ term, onEnd }: { term: Term; onEnd: () => void }) {
  const text = useText(messages).accounts
  const format = useFormat()
  const language = useLanguage()
  const { permissions, actor } = useSession()
  return (
    <li>
      <span>{roleTitles[term.role][language]}{term.ended && <> <Chip shape="ring">{text.ended}</Chip></>}<small>{term.unitName}{term.endReason && `${colon()}${term.endReason}`}</small></span>
      <span className="muted">{text.from(format.date(term.from))} {term.until ? text.until(format.date(lastDay(term.until))) : text.forEver}</span>
      {permissions.has('accounts.authorise') && !term.ended && actor?.id !== term.accountId && <Button size="small" onClick={onEnd}>{text.end}</Button>}
    </li>
  )
}
