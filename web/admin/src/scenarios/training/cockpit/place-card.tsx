import { Link } from '@tanstack/react-router'
import { ArrowRight } from 'lucide-react'
import { Icon, useFormat, useLanguage, useText } from '@guildhall/ui'
import type { FigureKey, View } from './address.ts'
import { styles } from './styles.ts'
import { messages } from './messages.ts'
import type { Cockpit, Place } from './model.ts'
import { shareOf } from './ranking.tsx'

/** What came of training there; what was asked stands above. */
const outcomes: readonly FigureKey[] = ['trained', 'passed', 'certified', 'satisfaction']

/** What the selected place still lacks, and the way to those needs. */
export function PlaceCard({ place, cockpit, division, onOpen }: { place: Place | null; cockpit: Cockpit; division: string | undefined; onOpen: (figure: FigureKey, of: Pick<View, 'at'>) => void }) {
  const text = useText(messages)
  const format = useFormat()
  const language = useLanguage()
  if (!place) return <p className={styles.cardHint}>{text.choose}</p>
  const open = place.asked - place.planned
  const list = place.waiting.slice(0, 2).map((one) => text.each(one.occupation ?? text.noOccupation, format.count(one.seats))).join(text.and)
  const where = cockpit.by === 'division' ? { division: [place.key] } : { ...(division && { division: [division] }), town: [place.key] }
  const search = { ...where, state: open > 0 ? ['open'] : ['planned', 'invited', 'enrolled', 'served'], askedFrom: `${cockpit.from}-01`, askedTo: lastDay(cockpit.to) }
  return (
    <div className={styles.card}>
      <p className={styles.cardHead}><b>{place.name}</b><span className="num">{place.asked === 0 ? text.noDemand : format.share(shareOf(place))}</span></p>
      <p>{open > 0 ? `${text.waiting(format.count(open))}${list ? text.mostly(list) : ''}` : place.asked === 0 ? text.mapEmpty : text.allArranged}</p>
      <ul className={styles.outcomes}>
        {cockpit.figures.filter(({ key }) => outcomes.includes(key)).map(({ key, title }) => {
          const value = place[key]
          return <li key={key}><button type="button" disabled={value === null || place.key === null} onClick={() => place.key !== null && onOpen(key, { at: place.key })}><span>{title[language]}</span> <b className="num">{value === null ? '–' : key === 'satisfaction' ? format.share(value) : format.count(value)}</b></button></li>
        })}
      </ul>
      {place.asked > 0 && <Link to={'/needs' as string} search={search as never} className={styles.cardAction}>{open > 0 ? text.seeWaiting(format.count(open)) : text.seeAll}<Icon of={ArrowRight} size={17} /></Link>}
    </div>
  )
}

function lastDay(month: string): string {
  const [year, number] = month.split('-').map(Number)
  return `${month}-${new Date(Date.UTC(year!, number!, 0)).getUTCDate()}`
}
