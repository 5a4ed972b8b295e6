import { Link, useNavigate } from '@tanstack/react-router'
import { Building2, Landmark, Maximize2, UserRound } from 'lucide-react'
import { needsRoutes } from '@guildhall/contract'
import type { AnswerOf } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, buttonClass, daysBetween, dotted, HeatMini, Icon, Skeleton, useFormat, useText } from '@guildhall/ui'
import { DrawerPanel } from '@guildhall/ui/console'
import type { NeedFilter } from './address.ts'
import { demandMessages } from './demand-messages.ts'
import { messages } from './messages.ts'
import { Problem } from './problem.tsx'
import styles from './needs.module.css'
import { useNeedWords } from './words.ts'

type Props = {
  filter: NeedFilter; by: 'division' | 'town'; row: string; column: string; onClose: () => void
  groups: readonly { label: string; rows: readonly { id: string; label: string }[] }[]; columns: readonly { id: string; label: string }[]
}
type Need = AnswerOf<typeof needsRoutes.listNeeds>['rows'][number]

const icons = { worker: UserRound, enterprise: Building2, department: Landmark }

/** What is behind a cell: how many, when they are free, who they are, and the one thing to do about it. */
export function DemandDrawer({ filter, by, row, column, groups, columns, onClose }: Props) {
  const text = useText(demandMessages)
  const shared = useText(messages)
  const format = useFormat()
  const navigate = useNavigate()
  const [occupation = 'none', level = 'none'] = row.split('.')
  const cellFilter = { ...filter, occupation: [occupation], level: [level === 'none' ? 'none' as const : Number(level)], [by]: [column] }
  const cell = useAnswer(needsRoutes.getDemandCell, cellFilter)
  const needs = useAnswer(needsRoutes.listNeeds, { ...cellFilter, sort: 'oldest', limit: 30 })
  const group = groups.find((one) => one.rows.some((each) => each.id === row))
  const title = dotted('·', [group?.label, group?.rows.find((each) => each.id === row)?.label, columns.find((each) => each.id === column)?.label])
  const data = cell.data

  return (
    <DrawerPanel
      title={title} closeLabel={shared.close} onClose={onClose}
      actions={<Button kind="quiet" aria-label={text.full} icon={Maximize2} onClick={() => void navigate({ to: '/needs' as string, search: cellFilter as never })} />}
      footer={data && (
        <>
          <p className={styles.small}><Enough cell={data} /></p>
          <div className={styles.foot}>
            {data.open > 0
              ? <Link to={'/plans/new' as string} search={{ needs: data.openNeedIds.join(',') } as never} className={buttonClass({ kind: 'primary', block: true })}>{text.plan(format.count(data.open))}</Link>
              : <Button block disabled>{text.allPlanned}</Button>}
          </div>
        </>
      )}
    >
      <Problem problem={cell.error ?? needs.error} />
      {!data && <Skeleton lines={4} />}
      {data && (
        <>
          <p className={styles.bigFigure}><span className="figure">{format.count(data.seats)}</span> <b>{text.wish}</b> <span className="muted">{data.arranged > 0 ? text.arranged(format.count(data.arranged)) : text.noneArranged}</span></p>
          <p className={styles.small}>{text.free}</p>
          <HeatMini label={text.free} columns={data.windows.map(({ window }) => shared.windows[window])} rows={[{ label: '', cells: data.windows.map(({ seats }) => seats) }]} />
          {data.anyTime > 0 && <p className={styles.small}>{text.anyTime(format.count(data.anyTime))}</p>}
          {data.months.length > 1 && <><p className={styles.small}>{text.by}</p><HeatMini label={text.by} columns={data.months.slice(0, 6).map(({ month }) => format.month(`${month}-01`).replace(/^\d+年/, ''))} rows={[{ label: '', cells: data.months.slice(0, 6).map(({ seats }) => seats) }]} /></>}
        </>
      )}
      {needs.data && (
        <>
          <div className={styles.listHead}><h2>{text.behind}</h2><span className={styles.small}>{text.behindCount(format.count(needs.data.total))}</span></div>
          <ul className={styles.behind}>{needs.data.rows.map((need) => <Behind key={need.id} need={need} />)}</ul>
          {needs.data.next && <Link to={'/needs' as string} search={cellFilter as never} className={buttonClass({ size: 'small', block: true })}>{text.more}</Link>}
        </>
      )}
    </DrawerPanel>
  )
}

function Behind({ need }: { need: Need }) {
  const text = useText(demandMessages)
  const words = useNeedWords()
  const who = need.source === 'worker' ? need.applicant.name : need.source === 'enterprise' ? text.custom(need.seats) : text.referred(need.seats)
  const when = dotted('·', [words.windows(need.windows), words.span(need)])
  return (
    <li>
      <Link to={`/needs/${need.id}` as string}>
        <span className={styles.disc}><Icon of={icons[need.source]} size={17} /></span>
        <span className={styles.behindWords}><b>{who}</b> <span className="muted">{need.unitName ?? text.noUnit}</span><small>{when}</small></span>
        <small>{text.daysAgo(daysBetween(need.askedAt, new Date()))}</small>
      </Link>
    </li>
  )
}

/** What the open ones would fill, in a sentence. */
function Enough({ cell: { enough } }: { cell: AnswerOf<typeof needsRoutes.getDemandCell> }) {
  const { enough: text } = useText(demandMessages)
  const parts = [...enough.custom.slice(0, 2).map(({ unitName, seats }) => text.custom(unitName, seats)), ...(enough.composite.classes > 0 ? [text.composite(enough.composite.classes, enough.composite.seats)] : [])]
  return parts.length > 0 ? text.head + parts.join(text.and) : text.none
}
