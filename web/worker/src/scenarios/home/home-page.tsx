import { Link, useNavigate } from '@tanstack/react-router'
import { Bell, Clock, Check, HandHelping, MessageCircleQuestion, Phone, QrCode, ScanLine } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { homeRoutes, noticeRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, buttonClass, Card, dotted, EmptyState, formatTime, Icon, ProblemNotice, SectionTitle, SkeletonCards, useFormat, useLanguage, useText, type SessionMark } from '@guildhall/ui'
import { DeadlineCard, ElderCall, ElderCard, ElderWarning, IconButton, LessonRow, NewsRow, NowCard, PhoneBody, PhoneTitle, ReadAloud, TicketCard, useElderMode, wordsOfPage } from '@guildhall/ui/phone'
import { AddressLink } from '../../app/address-link.tsx'
import { useSession } from '../../app/session.ts'
import { greeting } from './greeting.ts'
import { messages } from './messages.ts'
import styles from './home.module.css'

type Item = AnswerOf<typeof homeRoutes.get>['items'][number]
/** The union's own line, the same all over China. */
const hotline = '12351'
const newsShown = 3

/** What waits for this person first, then what is next, then what they may join. In elder mode fewer things, larger, and read aloud. */
export default function HomePage() {
  const elder = useElderMode()
  const text = useText(messages)
  const { data, error, refetch } = useAnswer(homeRoutes.get, {}, { refetchInterval: 60_000 })
  const problem = error && !data ? <ProblemNotice problem={error} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} /> : null
  return (
    <>
      <Greeting elder={elder} now={data?.now} />
      <PhoneBody>
        {problem}
        {!data && !error && <SkeletonCards label={text.loading} />}
        {data && (elder ? <ElderHome items={data.items} now={data.now} /> : <Home items={data.items} now={data.now} today={data.today} />)}
      </PhoneBody>
    </>
  )
}

function Greeting({ elder, now }: { elder: boolean; now?: string | undefined }) {
  const text = useText(messages)
  const format = useFormat()
  const language = useLanguage()
  const navigate = useNavigate()
  const session = useSession()
  const at = now ?? new Date().toISOString()
  const name = session.actor?.name ?? ''
  if (elder) {
    return <PhoneTitle title={text.elderGreeting(greeting(name, 'surname'), text.elderPart[partOfDay(at)])} detail={<time dateTime={at}>{format.monthDay(at)}</time>} actions={<ReadAloud label={text.readAloud} stopLabel={text.stopReading} read={wordsOfPage} language={language} />} />
  }
  return (
    <PhoneTitle
      title={text.greeting(text.part[partOfDay(at)], greeting(name, 'given'))} detail={<>{session.worker?.unitName && <span className={styles.part}>{session.worker.unitName}{text.dot}</span>}<time className={styles.part} dateTime={at}>{format.monthDay(at)}</time></>}
      actions={<><IconButton icon={QrCode} label={text.scan} onClick={() => void navigate({ to: '/scan' as string })} />{session.assistedBy === null && <IconButton icon={Bell} label={text.notices} count={session.unread} onClick={() => void navigate({ to: '/notices' as string })} />}</>}
    />
  )
}

function Home({ items, now, today }: { items: readonly Item[]; now: string; today: string }) {
  const text = useText(messages)
  const format = useFormat()
  const language = useLanguage()
  const { assistedBy } = useSession()
  const notices = useAnswer(noticeRoutes.mine, { limit: newsShown }, { enabled: assistedBy === null })
  const of = (part: Item['part']) => items.filter((item) => item.part === part)
  const [waiting, next] = [of('waiting'), of('next')]
  const [given, open] = [of('open').filter(isGiven), of('open').filter((item) => !isGiven(item))]
  const news = notices.data?.rows ?? []
  const primary = waiting.find((item) => item.live)?.id
  return (
    <>
      {waiting.map((item) => (item.live ? <LiveCard key={item.id} item={item} primary={item.id === primary} /> : <WaitingCard key={item.id} item={item} today={today} />))}
      {next.length > 0 && <SectionTitle aside={next.length > 1 && <Link to={'/my-classes' as string}>{text.allLessons}</Link>}>{text.next}</SectionTitle>}
      {next.map((item) => (
        <LessonRow
          key={item.id} weekday={item.startsAt ? format.weekday(item.startsAt) : '—'} day={item.startsAt ? dayNumber(item.startsAt) : '·'} title={item.title[language]} note={item.note?.[language]} to={item.link} Link={Link}
          detail={dotted(text.dot, [item.startsAt && item.endsAt ? format.timeSpan(item.startsAt, item.endsAt) : null, item.detail?.[language]])}
        />
      ))}
      {waiting.length + next.length === 0 && <EmptyState icon={MessageCircleQuestion} title={text.quiet} action={<Link to={'/needs/new' as string} className={buttonClass({ kind: 'primary' })}>{text.wish}</Link>}>{text.quietNext}</EmptyState>}
      <Tickets items={given} title={text.given} to="/benefits" />
      <Tickets items={open} title={text.open} to="/classes" />
      {news.length > 0 && <SectionTitle aside={<Link to={'/notices' as string}>{text.allNews}</Link>}>{text.news}</SectionTitle>}
      {news.map((notice) => <NewsRow key={notice.id} title={notice.text[language]} when={format.near(notice.createdAt, now)} to={notice.link ?? '/notices'} Link={AddressLink} />)}
    </>
  )
}

/** What one may take up, each with its stub to tear off. */
function Tickets({ items, title, to }: { items: readonly Item[]; title: string; to: string }) {
  const language = useLanguage()
  const text = useText(messages)
  if (items.length === 0) return null
  return (
    <>
      <SectionTitle aside={<Link to={to as string}>{text.allClasses}</Link>}>{title}</SectionTitle>
      {items.map((item) => <TicketCard key={item.id} title={item.title[language]} detail={<>{item.detail?.[language]}{item.note && <><br />{item.note[language]}</>}</>} stub={<Link to={item.link}>{item.action?.[language]}</Link>} />)}
    </>
  )
}

/** What a union gives out is claimed, not learnt. */
const isGiven = (item: Item) => item.kind.startsWith('benefits.')

/** On now: the time is the largest thing, and its action the one red button of the page. */
function LiveCard({ item, primary }: { item: Item; primary: boolean }) {
  const language = useLanguage()
  const text = useText(messages)
  const marks = item.lessons as readonly SessionMark[] | null
  return (
    <NowCard
      live={item.live?.[language]} aside={item.progress?.[language]} time={item.startsAt ? formatTime(item.startsAt) : ''} title={item.title[language]} detail={item.detail?.[language]}
      sessions={marks ? { marks, label: text.lessons(marks.filter((mark) => mark === 'came').length, marks.length) } : undefined}
      action={item.action && <Link to={item.link} className={buttonClass({ kind: primary ? 'primary' : 'outlined', size: 'large', block: true })}><Icon of={ScanLine} size={20} active />{item.action[language]}</Link>}
    />
  )
}

function WaitingCard({ item, today }: { item: Item; today: string }) {
  const language = useLanguage()
  const text = useText(messages)
  const format = useFormat()
  const action = item.action && <Link to={item.link} className={buttonClass()}>{item.action[language]}</Link>
  const { deadline } = item
  if (!deadline) {
    return <Card className={styles.waiting}><div><h2>{item.title[language]}</h2><p className="muted">{item.detail?.[language]}</p></div>{action}</Card>
  }
  const remaining = remainingWords(text, deadline.workingDaysLeft)
  return (
    <DeadlineCard
      title={item.title[language]} remaining={remaining} urgent={deadline.workingDaysLeft <= 2} from={text.from(format.day(deadline.from))} to={text.until(format.monthDay(deadline.due))} action={action}
      ruler={{ days: deadline.days, today, due: deadline.due, label: text.ruler(format.day(deadline.from), format.day(deadline.due), remaining) }}
    />
  )
}

/** Four things at most, each with one button as wide as the card, and whom to call. */
function ElderHome({ items, now }: { items: readonly Item[]; now: string }) {
  const text = useText(messages)
  const format = useFormat()
  const language = useLanguage()
  const few = items.filter((item) => item.part === 'waiting' || item.part === 'next').slice(0, 2)
  const offered = items.find((item) => item.part === 'open')
  return (
    <>
      {few.map((item, index) => {
        const { deadline } = item
        const kicker = deadline ? <ElderWarning icon={Clock}>{remainingWords(text, deadline.workingDaysLeft)}</ElderWarning> : item.live?.[language] ?? (item.startsAt ? format.near(item.startsAt, now) : undefined)
        return (
          <ElderCard
            key={item.id} kicker={kicker} time={item.startsAt && !deadline ? formatTime(item.startsAt) : undefined} title={item.title[language]} detail={item.detail?.[language]}
            action={<Link to={item.link} className={buttonClass({ kind: item.live && index === 0 ? 'primary' : 'outlined', size: 'large', block: true })}>{item.live && <Icon of={Check} size={26} active />}{item.action?.[language] ?? text.look}</Link>}
          />
        )
      })}
      {few.length === 0 && <ElderCard title={text.quiet} detail={text.quietNext} action={<Link to={'/needs/new' as string} className={buttonClass({ kind: 'primary', size: 'large', block: true })}><Icon of={HandHelping} size={26} />{text.wish}</Link>} />}
      {offered && few.length < 2 && <ElderCard kicker={isGiven(offered) ? text.given : text.open} title={offered.title[language]} detail={offered.detail?.[language]} action={<Link to={offered.link} className={buttonClass({ size: 'large', block: true })}>{text.look}</Link>} />}
      <ElderCall icon={Phone} title={text.call} detail={text.callDetail(hotline)} href={`tel:${hotline}`} />
    </>
  )
}

function remainingWords(text: { late: (days: number) => string; lastDay: string; left: (days: number) => string }, days: number): string {
  return days < 0 ? text.late(-days) : days === 0 ? text.lastDay : text.left(days)
}

function dayNumber(instant: string): string {
  return String(Number(new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(8, 10)))
}

function partOfDay(instant: string): 'night' | 'morning' | 'noon' | 'afternoon' | 'evening' {
  const hour = new Date(Date.parse(instant) + 8 * 3_600_000).getUTCHours()
  return hour < 5 ? 'night' : hour < 11 ? 'morning' : hour < 13 ? 'noon' : hour < 18 ? 'afternoon' : 'evening'
}
