import { useMemo } from 'react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { Button, Card, dotted, EmptyState, useFormat, useText } from '@guildhall/ui'
import { Facts, TileMap } from '@guildhall/ui/console'
import { layOutCrowds, peopleATile } from '../../../app/cockpit/tiles.ts'
import { messages } from './messages.ts'
import { spotsOf, type Spot } from './places.ts'
import styles from './planner.module.css'
import { usePlannerWords, type Run } from './words.ts'

/** Where people asked, as tiles, lit where the proposal serves them: towns, or counties of which each leads to its towns; beside it what there is at the chosen one. */
export function MapTab({ run }: { run: Run }) {
  const text = useText(messages)
  const format = useFormat()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { place?: string; county?: string }
  const change = (changed: object) => void navigate({ to: '.', search: ((before: object) => ({ ...before, ...changed })) as never, replace: true })
  const { spots, counties, of } = useMemo(() => spotsOf(run.byPlace, search.county), [run.byPlace, search.county])
  const nameOf = (spot: Spot) => (spot.kind === 'rest' ? text.map.rest(format.count(spot.towns)) : spot.name)
  const people = peopleATile(spots.reduce((sum, spot) => sum + spot.asked, 0))
  const tiles = useMemo(() => layOutCrowds(spots.map((spot) => ({ id: spot.id, people: spot.asked, lit: spot.served })), people), [spots, people])
  if (tiles.length === 0) return <EmptyState title={text.map.empty} />
  const byId = new Map(spots.map((spot) => [spot.id, spot]))
  const towns = tiles.map((tile) => ({ ...tile, name: nameOf(byId.get(tile.id)!), share: format.share(byId.get(tile.id)!.served / Math.max(1, byId.get(tile.id)!.asked)) }))
  const chosen = byId.get(search.place ?? '')
  return (
    <div className={styles.mapRow}>
      <Card data-theme="wall" className={styles.wall}>
        <div className={styles.mapHead}>
          <b>{dotted(text.dot, [of, text.map.label(people)])}</b>
          {of && <Button kind="quiet" size="small" icon={ChevronLeft} onClick={() => change({ county: undefined, place: undefined })}>{text.map.counties}</Button>}
          <span className={styles.legend}><i className={styles.lit} />{text.map.lit}<i className={styles.unlit} />{text.map.unlit}</span>
        </div>
        <div className={styles.map}><TileMap label={text.map.label(people)} towns={towns} selected={chosen?.id ?? null} townLabel={text.map.place} onSelect={(id) => change({ place: id })} /></div>
        <p className={styles.muted}>{text.map.schematic}</p>
      </Card>
      <Card>{chosen ? <PlaceCard run={run} spot={chosen} name={nameOf(chosen)} onTowns={counties && chosen.kind === 'county' ? () => change({ county: chosen.division, place: undefined }) : undefined} /> : <p className={styles.muted}>{text.map.hint}</p>}</Card>
    </div>
  )
}

function PlaceCard({ run, spot, name, onTowns }: { run: Run; spot: Spot; name: string; onTowns: (() => void) | undefined }) {
  const text = useText(messages)
  const format = useFormat()
  const words = usePlannerWords()
  const here = run.classes.filter((one) => spot.has(one.venue))
  const left = [...Map.groupBy(run.unserved.filter((one) => spot.has(one)), (one) => one.reason)].map(([reason, of]) => ({ reason, seats: of.reduce((sum, one) => sum + one.seats, 0) })).toSorted((a, b) => b.seats - a.seats)
  return (
    <>
      <h2 className={styles.heading}>{name}</h2>
      <Facts of={[[text.map.asked, text.people(format.count(spot.asked))], [text.map.served, text.people(format.count(spot.served))], [text.map.classes, format.count(here.length)]]} />
      {onTowns && <Button onClick={onTowns}>{text.map.towns(format.count(spot.towns))}</Button>}
      {here.length > 0 && <ul className={styles.needs}>{here.slice(0, listed).map((one) => <li key={one.key}><Link to={'.' as string} search={((before: object) => ({ ...before, class: one.key })) as never}>{words.course(one)}</Link> <span className={styles.muted}>{words.span(one)}</span></li>)}</ul>}
      {here.length > listed && <p className={styles.muted}>{text.map.more(format.count(here.length - listed))}</p>}
      {left.length > 0 && <><h3 className={styles.heading}>{text.map.why}</h3><ul className={styles.needs}>{left.map((one) => <li key={one.reason}>{text.why.short[one.reason]} <span className={styles.muted}>{text.people(format.count(one.seats))}</span></li>)}</ul></>}
    </>
  )
}

/** The rest are in the list of classes. */
const listed = 12
