import { useMemo } from 'react'
import { Link } from '@tanstack/react-router'
import { buttonClass, EmptyState, useFormat, useText } from '@guildhall/ui'
import { TileMap } from '@guildhall/ui/console'
import styles from './cockpit.module.css'
import { messages } from './messages.ts'
import type { Cockpit, Place } from './model.ts'
import { shareOf } from './ranking.tsx'
import { layOutPlaces, peopleATile } from './tiles.ts'

/** The places as tiles: so many people asked, the lit ones are planned. */
export function PlaceMap({ cockpit, selected, onSelect }: { cockpit: Cockpit; selected: string | null; onSelect: (key: string) => void }) {
  const text = useText(messages)
  const format = useFormat()
  const { places } = cockpit
  const { towns, people } = useMemo(() => {
    const named = places.filter((place): place is Place & { key: string } => place.key !== null)
    const scale = peopleATile(named.reduce((sum, place) => sum + place.asked, 0))
    const byKey = new Map(named.map((place) => [place.key, place]))
    return { people: scale, towns: layOutPlaces(named, scale).map((town) => ({ ...town, name: byKey.get(town.id)!.name, share: format.share(shareOf(byKey.get(town.id)!)) })) }
  }, [places, format])
  const placeless = places.find((place) => place.key === null)?.asked ?? 0
  return (
    <section className={styles.middle}>
      <div className={styles.heading}>
        <h2>{text.map(people)}</h2>
        <span className={styles.legend}><i className={styles.lit} />{text.lit}<i className={styles.unlit} />{text.unlit}</span>
      </div>
      {towns.length === 0
        ? <EmptyState title={text.mapEmpty} action={<Link to={'/imports' as string} className={buttonClass()}>{text.toImport}</Link>}>{text.mapEmptyText}</EmptyState>
        : <div className={styles.map}><TileMap label={text.map(people)} towns={towns} selected={selected} onSelect={onSelect} townLabel={text.place} /></div>}
      {towns.length > 0 && <p className={styles.footnote}>{text.schematic}{placeless > 0 && ` · ${text.placeless(format.count(placeless))}`}</p>}
    </section>
  )
}
