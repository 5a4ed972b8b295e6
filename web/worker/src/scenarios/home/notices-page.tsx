import { Bell, CheckCheck } from 'lucide-react'
import { useCommand, useRows } from '@guildhall/client'
import { noticeRoutes } from '@guildhall/contract'
import { Button, Card, EmptyState, ProblemNotice, SkeletonCards, useFormat, useLanguage, useText } from '@guildhall/ui'
import { PhoneBody, PhoneTitle } from '@guildhall/ui/phone'
import { useGoTo } from '../../app/address-link.tsx'
import { useSession } from '../../app/session.ts'
import { messages } from './messages.ts'
import styles from './home.module.css'

/** Notices, newest first: one tap reads one and leads to what it is about. */
export default function NoticesPage() {
  const shared = useText(messages)
  const text = shared.inbox
  const format = useFormat()
  const language = useLanguage()
  const goTo = useGoTo()
  const { unread } = useSession()
  const list = useRows(noticeRoutes.mine, { limit: 30 })
  const read = useCommand(noticeRoutes.markRead)

  function open(notice: (typeof list.rows)[number]): void {
    if (!notice.readAt) read.start({ ids: [notice.id] })
    if (notice.link) goTo(notice.link)
  }
  return (
    <>
      <PhoneTitle title={text.title} detail={text.detail(unread)} actions={unread > 0 && <Button icon={CheckCheck} busy={read.busy} onClick={() => read.start({})}>{text.readAll}</Button>} />
      <PhoneBody>
        <ProblemNotice problem={list.problem ?? read.problem} action={list.problem && <Button size="small" onClick={list.refetch}>{shared.again}</Button>} />
        {list.loading && <SkeletonCards label={shared.loading} />}
        {!list.loading && !list.problem && list.rows.length === 0 && <EmptyState icon={Bell} title={text.empty}>{text.emptyNext}</EmptyState>}
        {list.rows.length > 0 && (
          <Card padding="flush">
            <ul>
              {list.rows.map((notice) => (
                <li key={notice.id}>
                  <button type="button" className={styles.notice} onClick={() => open(notice)}>
                    <span className={notice.readAt ? undefined : styles.unread}>{!notice.readAt && <span className="said">{text.unread}</span>}{notice.text[language]}</span>
                    <time className="muted" dateTime={notice.createdAt}>{format.near(notice.createdAt, new Date())}</time>
                  </button>
                </li>
              ))}
            </ul>
          </Card>
        )}
        {list.more && <Button block busy={list.busy} onClick={list.more}>{text.more}</Button>}
      </PhoneBody>
    </>
  )
}
