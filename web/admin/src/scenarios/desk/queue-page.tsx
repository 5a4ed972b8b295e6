import { Link } from '@tanstack/react-router'
import { Award, Baby, BookOpenCheck, CalendarDays, ChevronDown, ClipboardList, Flame, Inbox, MessageSquareText, Play, Presentation, Receipt, Smartphone, Star, TriangleAlert, UserRoundX, FlagTriangleRight } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { queueRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, buttonClass, Card, EmptyState, formatTime, ProblemNotice, SkeletonRows, useFormat, useLanguage, useText, type LucideIcon } from '@guildhall/ui'
import { Dropdown, PageTitle, Queue, QueueGroup, QueueRow, WithAside, type Lateness } from '@guildhall/ui/console'
import { AddressLink, useGoTo } from '../../app/address-link.tsx'
import { useAddress } from '../../app/address.ts'
import { SetupPanel } from '../../app/setup-panel.tsx'
import { messages } from './queue-messages.ts'
import { QueueAside } from './queue-aside.tsx'

type Answer = AnswerOf<typeof queueRoutes.mine>
type Row = Answer['rows'][number]
/** Ticks of a row: more would be a block; of a longer span the end is drawn. */
const longestRuler = 40
const groups = ['overdue', 'today', 'week', 'next-week', 'later'] as const

const icons: Record<string, LucideIcon> = {
  'childcare.day': Baby, 'lectures.order': ClipboardList, 'lectures.check': BookOpenCheck, 'lectures.held': Presentation, founding: FlagTriangleRight, 'training.plan': CalendarDays, 'training.opinion': MessageSquareText, 'training.class': Presentation, 'training.result': BookOpenCheck, 'training.certificate': Award, 'training.leave': UserRoundX,
  'training.need': Flame, 'training.question': MessageSquareText, 'training.evaluation': Star, 'registry.phone-change': Smartphone, 'platform.job': TriangleAlert, 'vouchers.statement': Receipt,
}

/** The start page: what to do, by deadline; what to do first is the title. */
export default function QueuePage() {
  const text = useText(messages)
  const goTo = useGoTo()
  const [address, setAddress] = useAddress()
  const { data, error, refetch } = useAnswer(queueRoutes.mine, {}, { refetchInterval: 60_000 })
  const again = <Button size="small" onClick={() => void refetch()}>{text.again}</Button>
  if (error && !data) return <ProblemNotice whole problem={error} action={again} />
  if (!data) return <><PageTitle title={text.loading} /><SkeletonRows label={text.loading} count={10} /></>

  const kinds = [...new Set(data.rows.map((row) => row.kind))]
  const rows = data.rows.filter((row) => !address['kind'] || row.kind === address['kind'])
  const [late, today, soon] = [rows.filter((row) => row.group === 'overdue').length, rows.filter((row) => row.group === 'today').length, rows.filter((row) => row.group === 'week' || row.group === 'next-week').length]
  const [first] = rows
  const kindName = (kind: string) => text.kind[kind as keyof typeof text.kind] ?? kind
  return (
    <WithAside asideLabel={text.aside} aside={<QueueAside answer={data} />}>
      <SetupPanel />
      <PageTitle
        title={late + today > 0 ? text.doFirst(late + today) : rows.length > 0 ? text.nothingDue : text.allDone}
        detail={text.summary(late, soon)}
        actions={rows.length > 0 && (
          <>
            {kinds.length > 1 && (
              <Dropdown trigger={['click']} menu={{ selectable: true, selectedKeys: [address['kind'] ?? ''], items: [{ key: '', label: text.allKinds }, ...kinds.map((kind) => ({ key: kind, label: kindName(kind) }))], onClick: ({ key }) => setAddress({ kind: key }) }}>
                <Button>{address['kind'] ? kindName(address['kind']) : text.allKinds}<ChevronDown size={15} aria-hidden /></Button>
              </Dropdown>
            )}
            {first && <Button kind="primary" icon={Play} onClick={() => goTo(first.link)}>{text.begin}</Button>}
          </>
        )}
      />
      {rows.length === 0
        ? <Card><EmptyState icon={Inbox} title={text.emptyTitle} action={<Link to={'/done' as string} className={buttonClass()}>{text.seeDone}</Link>}>{text.empty}</EmptyState></Card>
        : (
          <Queue label={text.title}>
            {groups.map((group) => {
              const own = rows.filter((row) => row.group === group)
              return own.length > 0 && <QueueGroup key={group} title={text.group[group]} count={own.length} lateness={latenessOf(group)}>{own.map((row) => <QueueLine key={row.id} row={row} answer={data} />)}</QueueGroup>
            })}
          </Queue>
        )}
      {error && <ProblemNotice problem={error} action={again} />}
    </WithAside>
  )
}

function latenessOf(group: Row['group']): Lateness {
  return group === 'overdue' ? 'overdue' : group === 'today' ? 'today' : 'ahead'
}

function QueueLine({ row, answer }: { row: Row; answer: Answer }) {
  const text = useText(messages)
  const format = useFormat()
  const language = useLanguage()
  const last = row.due > answer.today ? row.due : answer.today
  const days = answer.days.filter((day) => day.date >= row.from && day.date <= last).slice(-longestRuler)
  const said = row.group === 'overdue' ? text.late(row.workingDays) : row.group === 'today' ? (row.at ? text.before(formatTime(row.at)) : text.endOfDay) : text.left(row.workingDays)
  return (
    <QueueRow
      icon={icons[row.kind] ?? Inbox} subject={row.subject[language]} context={row.mine ? `${row.context[language]}${text.yours}` : row.context[language]} next={row.next[language]} remaining={said} lateness={latenessOf(row.group)} to={row.link} Link={AddressLink}
      ruler={{ days, today: answer.today, due: row.due, label: text.ruler(format.day(row.from), format.day(row.due), said) }}
    />
  )
}
