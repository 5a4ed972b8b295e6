import { useMemo } from 'react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Card, EmptyState, useFormat, useText } from '@guildhall/ui'
import { Facts, TileMap } from '@guildhall/ui/console'
import { layOutCrowds, peopleATile } from '../../../app/cockpit/tiles.ts'
import { messages } from './messages.ts'
import styles from './planner.module.css'
import { usePlannerWords, type Run } from './words.ts'

type Place = Run['byPlace'][number]
const nameOf = (place: Place) => place.town ?? place.divisionName
const keyOf = (place: { division: string | null; town: string | null }) => `${place.division ?? ''}-${place.town ?? ''}`

/** The towns as tiles: all who asked, lit where the proposal serves them; beside it what there is at the chosen one. */
export function MapTab({ run }: { run: Run }) {
  const text = useText(messages)
  const format = useFormat()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { place?: string }
  const places = run.byPlace
  const { towns, people } = useMemo(() => {
    const scale = peopleATile(places.reduce((sum, place) => sum + place.asked, 0))
    const byKey = new Map(places.map((place) => [keyOf(place), place]))
    const tiles = layOutCrowds(places.map((place) => ({ id: keyOf(place), people: place.asked, lit: place.served })), scale)
    return { people: scale, towns: tiles.map((town) => ({ ...town, name: nameOf(byKey.get(town.id)!), share: format.share(byKey.get(town.id)!.served / Math.max(1, byKey.get(town.id)!.asked)) })) }
  }, [places, format])
  if (towns.length === 0) return <EmptyState title={text.map.empty} />
  const chosen = places.find((place) => keyOf(place) === search.place) ?? null
  return (
    <div className={styles.mapRow}>
      <Card data-theme="wall" className={styles.wall}>
        <div className={styles.mapHead}><b>{text.map.label(people)}</b><span className={styles.legend}><i className={styles.lit} />{text.map.lit}<i className={styles.unlit} />{text.map.unlit}</span></div>
        <div className={styles.map}><TileMap label={text.map.label(people)} towns={towns} selected={chosen && keyOf(chosen)} townLabel={text.map.place} onSelect={(id) => void navigate({ to: '.', search: ((before: object) => ({ ...before, place: id })) as never, replace: true })} /></div>
        <p className={styles.muted}>{text.map.schematic}</p>
      </Card>
      <Card>{chosen ? <PlaceCard run={run} place={chosen} name={nameOf(chosen)} /> : <p className={styles.muted}>{text.map.hint}</p>}</Card>
    </div>
  )
}

function PlaceCard({ run, place, name }: { run: Run; place: Place; name: string }) {
  const text = useText(messages)
  const format = useFormat()
  const words = usePlannerWords()
  const here = run.classes.filter((one) => keyOf(one.venue) === keyOf(place))
  const left = [...Map.groupBy(run.unserved.filter((one) => keyOf(one) === keyOf(place)), (one) => one.reason)].map(([reason, of]) => ({ reason, seats: of.reduce((sum, one) => sum + one.seats, 0) })).toSorted((a, b) => b.seats - a.seats)
  return (
    <>
      <h2 className={styles.heading}>{name}</h2>
      <Facts of={[[text.map.asked, text.people(format.count(place.asked))], [text.map.served, text.people(format.count(place.served))], [text.map.classes, format.count(here.length)]]} />
      {here.length > 0 && <ul className={styles.needs}>{here.slice(0, 12).map((one) => <li key={one.key}><Link to={'.' as string} search={((before: object) => ({ ...before, class: one.key })) as never}>{words.course(one)}</Link> <span className={styles.muted}>{words.span(one)}</span></li>)}</ul>}
      {left.length > 0 && <><h3 className={styles.heading}>{text.map.why}</h3><ul className={styles.needs}>{left.map((one) => <li key={one.reason}>{text.why.short[one.reason]} <span className={styles.muted}>{text.people(format.count(one.seats))}</span></li>)}</ul></>}
    </>
  )
}
