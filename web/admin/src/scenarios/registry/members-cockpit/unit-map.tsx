import { useMemo } from 'react'
import { useFormat, useText } from '@guildhall/ui'
import { TileSection } from '../../../app/cockpit/tile-section.tsx'
import { peopleATile } from '../../../app/cockpit/tiles.ts'
import { messages } from './messages.ts'
import type { Cockpit, Place } from './model.ts'
import { couldBeMembers, layOutUnits } from './tiles.ts'

/** More shapes than these are no map any more; the ranking has them all. */
const mostUnits = 24

/** The units directly below as tiles: workers on record, the lit ones are members. */
export function UnitMap({ cockpit, onPlace }: { cockpit: Cockpit; onPlace: (place: Place) => void }) {
  const text = useText(messages)
  const format = useFormat()
  const shown = useMemo(() => cockpit.places.slice(0, mostUnits), [cockpit.places])
  const { towns, people } = useMemo(() => {
    const scale = peopleATile(shown.reduce((sum, place) => sum + couldBeMembers(place), 0))
    const byId = new Map(shown.map((place) => [place.id, place]))
    const said = ({ coverage, members }: Place) => (coverage === null ? format.count(members) : format.share(coverage))
    return { people: scale, towns: layOutUnits(shown, scale).map((town) => ({ ...town, name: shortName(byId.get(town.id)!.name, cockpit.unit.name), share: said(byId.get(town.id)!) })) }
  }, [shown, format, cockpit.unit.name])
  return (
    <TileSection label={text.map(people)} words={text} importSearch={{ kind: 'members' }} towns={towns} onSelect={(id) => onPlace(shown.find((place) => place.id === id)!)} townLabel={text.place} footnote={text.schematic} />
  )
}

/** What tells the units of one level apart; the place above them and the kind of organisation are the same for all. */
function shortName(name: string, above: string): string {
  const place = above.replace(/总工会$/, '')
  const own = name.startsWith(place) && name.length > place.length ? name.slice(place.length) : name
  const short = own.replace(/(?:工会联合会|联合工会|总工会|工会委员会|有限责任公司|股份有限公司|有限公司|工会)$/, '') || own
  return short.length > 8 ? `${short.slice(0, 7)}…` : short
}
