import { useMemo } from 'react'
import { Link } from '@tanstack/react-router'
import { buttonClass, EmptyState, useFormat, useText } from '@guildhall/ui'
import { TileMap } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import type { Cockpit, Place } from './model.ts'
import { layOutUnits, peopleATile } from './tiles.ts'
import styles from './members-cockpit.module.css'

/** More shapes than these are no map any more; the ranking has them all. */
const mostUnits = 24

/** The units directly below as tiles: workers on record, the lit ones are members. */
export function UnitMap({ cockpit, onPlace }: { cockpit: Cockpit; onPlace: (place: Place) => void }) {
  const text = useText(messages)
  const format = useFormat()
  const shown = useMemo(() => cockpit.places.slice(0, mostUnits), [cockpit.places])
  const { towns, people } = useMemo(() => {
    const scale = peopleATile(shown)
    const byId = new Map(shown.map((place) => [place.id, place]))
    const said = ({ coverage, members }: Place) => (coverage === null ? format.count(members) : format.share(coverage))
    return { people: scale, towns: layOutUnits(shown, scale).map((town) => ({ ...town, name: shortName(byId.get(town.id)!.name), share: said(byId.get(town.id)!) })) }
  }, [shown, format])
  return (
    <section className={styles.middle}>
      <div className={styles.heading}>
        <h2>{text.map(people)}</h2>
        <span className={styles.legend}><i className={styles.lit} />{text.lit}<i className={styles.unlit} />{text.unlit}</span>
      </div>
      {towns.length === 0
        ? <EmptyState title={text.mapEmpty} action={<Link to={'/imports' as string} search={{ kind: 'members' } as never} className={buttonClass()}>{text.toImport}</Link>}>{text.mapEmptyText}</EmptyState>
        : <div className={styles.map}><TileMap label={text.map(people)} towns={towns} onSelect={(id) => onPlace(shown.find((place) => place.id === id)!)} townLabel={text.place} /></div>}
      {towns.length > 0 && <p className={styles.footnote}>{text.schematic}</p>}
    </section>
  )
}

/** What tells the units of one level apart; the rest of the name is the same for all. */
const shortName = (name: string) => name.replace(/(?:总工会|有限责任公司|股份有限公司|有限公司|工会委员会)$/, '').slice(-8)
