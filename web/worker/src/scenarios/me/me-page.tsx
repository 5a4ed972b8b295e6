import type { ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import { ChevronRight, LogOut } from 'lucide-react'
import { Button, buttonClass, Card, Chip, Icon, SectionTitle, useText } from '@guildhall/ui'
import { PhoneBody, PhoneTitle } from '@guildhall/ui/phone'
import { AddressLink } from '../../app/address-link.tsx'
import { logout, useSession } from '../../app/session.ts'
import { messages } from './messages.ts'
import styles from './me.module.css'

/** The person: what is on record, account and data, and how this phone shows things. */
export default function MePage() {
  const text = useText(messages)
  const session = useSession()
  const { worker, assistedBy } = session
  return (
    <>
      <PhoneTitle title={session.actor?.name || text.noName} detail={worker?.unitName || text.noUnit} />
      <PhoneBody>
        <Card>
          <dl className={styles.facts}>
            <div><dt>{text.phone}</dt><dd className="num">{worker?.phone ?? '—'}</dd></div>
            <div><dt>{text.unit}</dt><dd>{worker?.unitName || '—'}</dd></div>
          </dl>
          <p className={styles.foot}>{worker && <Chip tone={worker.standing === 'real-name' ? 'jade' : 'neutral'} shape={worker.standing === 'contact' ? 'ring' : 'dot'}>{text.standing[worker.standing]}</Chip>}<Link to={'/me/name' as string} search={{ next: '/me' } as never} className={buttonClass({ size: 'small' })}>{text.edit}</Link></p>
        </Card>
        <SectionTitle>{text.mine}</SectionTitle>
        <Rows>
          <Row to="/my-union" title={text.union} detail={text.unionDetail} />
          <Row to="/my-needs" title={text.needs} />
          <Row to="/my-classes" title={text.classes} />
          <Row to="/certificates" title={text.certificates} />
          {assistedBy === null && <Row to="/notices" title={text.notices} aside={session.unread > 0 && <Chip tone="ink" shape="none">{session.unread}</Chip>} />}
        </Rows>
        <SectionTitle>{text.account}</SectionTitle>
        {assistedBy !== null && <p className={styles.note}>{text.assisted}</p>}
        <Rows>
          <Row to="/me/data" title={text.data} detail={text.dataDetail} />
          {assistedBy === null && <Row to="/me/devices" title={text.devices} detail={text.devicesDetail} />}
          {assistedBy === null && <Row to="/login?way=lost" title={text.changePhone} detail={text.changePhoneDetail} />}
        </Rows>
        <SectionTitle>{text.phoneSettings}</SectionTitle>
        <Rows>
          <Row to="/about" title={text.about} detail={text.aboutDetail} />
          {session.demo && assistedBy === null && <Row to="/login" title={text.demo} detail={text.demoDetail} />}
          {session.demo && <Row to="/demo/inbox" title={text.inbox} detail={text.inboxDetail} />}
        </Rows>
        {assistedBy === null && <Button icon={LogOut} block onClick={() => void logout()}>{text.logout}</Button>}
      </PhoneBody>
    </>
  )
}

function Rows({ children }: { children: ReactNode }) {
  return <Card padding="flush"><div className={styles.rows}>{children}</div></Card>
}

function Row({ to, title, detail, aside }: { to: string; title: string; detail?: string; aside?: ReactNode }) {
  return <AddressLink to={to}><span className={styles.words}>{title}{detail !== undefined && <small>{detail}</small>}</span>{aside}<Icon of={ChevronRight} size={18} /></AddressLink>
}
