import { useMemo } from 'react'
import { useFormat, useText } from '@guildhall/ui'
import { peopleATile } from '../../../app/cockpit/tiles.ts'
import { TileSection } from '../../../app/cockpit/tile-section.tsx'
import { messages } from './messages.ts'
import type { Cockpit, Place } from './model.ts'
import { shareOf } from './ranking.tsx'
import { layOutPlaces } from './tiles.ts'

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
    <TileSection label={text.map(people)} words={text} towns={towns} selected={selected} onSelect={onSelect} townLabel={text.place} footnote={`${text.schematic}${placeless > 0 ? ` · ${text.placeless(format.count(placeless))}` : ''}`} />
  )
}
