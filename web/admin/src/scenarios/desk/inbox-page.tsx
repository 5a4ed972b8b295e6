import { Bell, CheckCheck } from 'lucide-react'
import { useCommand, useRows } from '@guildhall/client'
import { noticeRoutes } from '@guildhall/contract'
import { Button, classNames, EmptyState, useFormat, useLanguage, useText } from '@guildhall/ui'
import { FilterBar, PageTitle, Segmented } from '@guildhall/ui/console'
import { useGoTo } from '../../app/address-link.tsx'
import { useAddress } from '../../app/address.ts'
import { ListFrame } from '../../app/list-frame.tsx'
import { useSession } from '../../app/session.ts'
import { messages } from './messages.ts'
import styles from './desk.module.css'

/** Notices: one press reads one and leads to what it is about. */
export default function InboxPage() {
  const text = useText(messages).inbox
  const format = useFormat()
  const language = useLanguage()
  const goTo = useGoTo()
  const { unread } = useSession()
  const [address, setAddress] = useAddress()
  const only = address['only'] === 'unread'
  const list = useRows(noticeRoutes.mine, { limit: 50, ...(only ? { unread: 'true' as const } : {}) })
  const read = useCommand(noticeRoutes.markRead)

  function open(notice: { id: string; link: string | null; readAt: string | null }): void {
    if (!notice.readAt) read.start({ ids: [notice.id] })
    // Links are written for the whole site; this app lives below /console.
    if (notice.link) goTo(notice.link.replace(/^\/console/, '') || '/')
  }
  return (
    <>
      <PageTitle title={text.title} detail={text.detail(unread)} actions={unread > 0 && <Button icon={CheckCheck} busy={read.busy} onClick={() => read.start({})}>{text.readAll}</Button>} />
      <FilterBar label={text.title}><Segmented value={only ? 'unread' : 'all'} options={[{ value: 'all', label: text.all }, { value: 'unread', label: text.unread }]} onChange={(value) => setAddress({ only: value === 'unread' ? 'unread' : undefined })} /></FilterBar>
      <ListFrame loading={list.loading} problem={list.problem ?? read.problem} more={list.more} busy={list.busy} onAgain={list.refetch} isEmpty={list.rows.length === 0} empty={<EmptyState icon={Bell} title={text.empty}>{text.emptyNext}</EmptyState>}>
        <ul>
          {list.rows.map((notice) => (
            <li key={notice.id}>
              <button type="button" className={styles.notice} onClick={() => open(notice)}>
                <span className={notice.readAt ? undefined : styles.dot}>{!notice.readAt && <span className="said">{text.unread}</span>}</span>
                <span className={classNames(!notice.readAt && styles.unread)}>{notice.text[language]}</span>
                <time className="muted" dateTime={notice.createdAt}>{format.near(notice.createdAt, Date.now())}</time>
              </button>
            </li>
          ))}
        </ul>
      </ListFrame>
    </>
  )
}
