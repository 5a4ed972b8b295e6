import { useState } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { useAnswer } from '@guildhall/client'
import { unitRoutes, type AnswerOf } from '@guildhall/contract'
import { Button, buttonClass, Card, Chip, dotted, ProblemNotice, ProgressJob, RefusalNotice, SkeletonRows, Timeline, useFormat, useLanguage, useText } from '@guildhall/ui'
import { Facts, PageTitle } from '@guildhall/ui/console'
import { useAddress } from '../../app/address.ts'
import { dayIn } from '../../app/list/index.ts'
import { useSession } from '../../app/session.ts'
import { AsOfBanner, AsOfInput } from './as-of.tsx'
import { changeMessages } from './change-messages.ts'
import { messages } from './messages.ts'
import { UnitDialog, type UnitDeed } from './unit-dialogs.tsx'
import changes from './change.module.css'
import styles from './registry.module.css'

/** One unit: where it stands, its details, and everything it was before. */
export default function UnitRecordPage() {
  const shared = useText(messages)
  const text = shared.units
  const format = useFormat()
  const { permissions } = useSession()
  const { unitId } = useParams({ strict: false }) as { unitId: string }
  const [search, change] = useAddress()
  const asOf = dayIn(search, 'asOf')
  const changing = useText(changeMessages)
  // While the unit moves the page looks again by itself.
  const { data, error, refetch } = useAnswer(unitRoutes.get, { id: unitId, asOf }, { refetchInterval: (query) => ((query.state.data as AnswerOf<typeof unitRoutes.get> | undefined)?.move?.state === 'under-way' ? 1_000 : false) })
  const [deed, setDeed] = useState<UnitDeed | null>(null)
  const today = () => change({ asOf: undefined })
  if (error) return <>{asOf && <AsOfBanner day={asOf} onToday={today} />}<ProblemNotice problem={error} action={<Button size="small" onClick={() => void refetch()}>{shared.again}</Button>} /></>
  if (!data) return <SkeletonRows label={shared.loading} />
  const { unit } = data
  const facts: [string, string | number | null][] = [
    [text.code, unit.code], [text.creditCode, unit.creditCode], [text.division, unit.divisionName], [text.level, unit.level && shared.level[unit.level]], [text.industry, unit.industry],
    [text.staff, unit.staff === null ? null : format.count(unit.staff)], [text.founded, unit.foundedOn && format.date(unit.foundedOn)], [text.contact, data.contact && dotted(shared.dot, [data.contact.name, data.contact.phone])],
  ]
  return (
    <>
      {asOf && <AsOfBanner day={asOf} onToday={today} />}
      <PageTitle
        crumbs={<><Link to={'/units' as string}>{text.record}</Link>{data.path.map((one) => (one.id === unit.id ? <span key={one.id}>{one.name}</span> : <Link key={one.id} to={`/units/${one.id}` as string} search={{ asOf } as never}>{one.name}</Link>))}</>}
        title={unit.name} chip={unit.dissolvedOn ? <Chip shape="ring">{text.dissolvedOn(format.date(unit.dissolvedOn))}</Chip> : <Chip shape="none">{shared.kind[unit.kind]}</Chip>}
        detail={<span className={styles.path}><Link to={'/units' as string} search={{ parent: unit.id, asOf } as never} className="link">{text.seeChildren(data.children)}</Link>{!asOf && <span>{text.seePeople(format.count(data.people))}</span>}<Link to={'/members' as string} search={{ unit: unit.id, unitName: unit.name, asOf } as never} className="link">{changing.asOf.members(format.count(data.members))}</Link><AsOfInput value={asOf} onChange={(day) => change({ asOf: day })} /></span>}
        actions={permissions.has('units.manage') && !unit.dissolvedOn && !asOf && (
          <div className={styles.actions}>
            <Button onClick={() => setDeed('edit')}>{text.edit}</Button><Button onClick={() => setDeed('rename')}>{text.rename}</Button>
            {unit.parentId && data.move?.state !== 'under-way' && <Button onClick={() => setDeed('move')}>{text.move}</Button>}
            {unit.parentId && !data.changing && <Link to={`/units/${unit.id}/change` as string} className={buttonClass()}>{changing.title}</Link>}
          </div>
        )}
      />
      {data.move && <Move move={data.move} />}
      {data.changing && !asOf && <div className={styles.notice}><ProgressJob title={changing.asOf.changing} state="running" progress={null} detail={changing.running} action={<Link to={`/unit-changes/${data.changing}` as string} className={buttonClass()}>{changing.open_}</Link>} /></div>}
      <div className={styles.two}>
        <Card>
          <h2 className={styles.title}>{text.details}</h2>
          <Facts of={facts} none={shared.none} />
          <Relatives record={data} />
          {data.children > 0 && <p style={{ marginTop: 16 }}><Link to={'/units' as string} search={{ parent: unit.id, asOf } as never} className={buttonClass()}>{text.down}</Link></p>}
        </Card>
        <section>
          <h2 className={styles.title}>{text.history}</h2>
          <Timeline label={text.history} items={data.versions.toReversed().map((version, index) => ({ id: `${version.from}${index}`, when: `${format.date(version.from)} – ${version.until ? format.date(version.until) : text.now}`, title: version.name, detail: dotted(shared.dot, [shared.kind[version.kind], version.parentName, version.reason]) }))} />
        </section>
      </div>
      {deed && <UnitDialog key={deed} record={data} deed={deed} onClose={() => setDeed(null)} />}
    </>
  )
}

/** Where it went on, out of which it came, what went into it and came out of it. */
function Relatives({ record }: { record: AnswerOf<typeof unitRoutes.get> }) {
  const text = useText(changeMessages).asOf
  const groups = [[text.successor, record.successor ? [record.successor] : []], [text.origin, record.origin ? [record.origin] : []], [text.tookIn, record.tookIn], [text.splitOff, record.splitOff]] as const
  if (groups.every(([, units]) => units.length === 0)) return null
  return (
    <Facts className={changes.relatives}>
      {groups.filter(([, units]) => units.length > 0).map(([label, units]) => <div key={label}><dt>{label}</dt><dd className={styles.path}>{units.map((one) => <Link key={one.id} to={`/units/${one.id}` as string} className="link">{one.name}</Link>)}</dd></div>)}
    </Facts>
  )
}

/** How far the move has come, or why it was not made. */
function Move({ move }: { move: NonNullable<AnswerOf<typeof unitRoutes.get>['move']> }) {
  const text = useText(messages).units
  const language = useLanguage()
  const format = useFormat()
  if (move.state === 'refused') return <div className={styles.notice}><RefusalNotice what={text.moveRefused(move.parentName)} why={move.refusal?.[language]} /></div>
  const detail = move.total === null ? text.moveBegins : text.moveDone(format.count(move.done), format.count(move.total))
  return <div className={styles.notice}><ProgressJob title={text.moving(move.parentName)} state={move.state === 'stopped' ? 'failed' : 'running'} progress={move.total ? move.done / move.total : null} detail={move.state === 'stopped' ? text.moveStopped : detail} /></div>
}
