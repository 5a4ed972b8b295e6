import { ChevronDown } from 'lucide-react'
import { EmptyState, Icon, useFormat, useLanguage, useText } from '@guildhall/ui'
import { MenuButton } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import type { Cockpit, FigureKey, Place } from './model.ts'
import { styles } from './styles.ts'

type Props = { cockpit: Cockpit; rank: FigureKey; onRank: (rank: FigureKey | undefined) => void; onPlace: (place: Place) => void; onOpen: (key: FigureKey, place: Place) => void }

/** The units directly below, by any of the figures. A name goes down to that unit; a number leads to its members. */
export function Ranking({ cockpit, rank, onRank, onPlace, onOpen }: Props) {
  const text = useText(messages)
  const format = useFormat()
  const language = useLanguage()
  const titleOf = (key: FigureKey) => cockpit.figures.find((figure) => figure.key === key)!.title[language]
  const rows = cockpit.places.toSorted((a, b) => (b[rank] ?? -1) - (a[rank] ?? -1))
  const most = Math.max(rank === 'coverage' ? 1 : 0, ...rows.map((row) => row[rank] ?? 0)) || 1
  return (
    <div className={styles.ranking}>
      <div className={styles.heading}>
        <h2>{text.ranking}</h2>
        <span className={styles.aside}><MenuButton label={text.rankBy} align="end" className={styles.rankBy} choices={cockpit.figures.map(({ key }) => ({ id: key, label: titleOf(key), selected: key === rank, onChoose: () => onRank(key === 'members' ? undefined : key) }))}>{titleOf(rank)}<Icon of={ChevronDown} size={15} /></MenuButton></span>
      </div>
      {rows.length === 0 && <EmptyState title={text.noPlaces}>{text.noPlacesText}</EmptyState>}
      <ol className={styles.rows}>
        {rows.map((place, index) => {
          const value = place[rank]
          const said = value === null ? '–' : rank === 'coverage' ? format.share(value) : format.count(value)
          return (
            <li key={place.id} className={styles.row}>
              <button type="button" className={styles.rowName} title={text.enter(place.name)} onClick={() => onPlace(place)}>
                <span className={styles.rank}>{index + 1}</span><span className={styles.name}>{place.name}</span><span className={styles.bar}><span style={{ width: `${Math.min(100, ((value ?? 0) / most) * 100)}%` }} /></span>
              </button>
              <button type="button" className={`num ${styles.rowValue}`} disabled={value === null || value === 0} aria-label={`${place.name} ${titleOf(rank)} ${said}`} onClick={() => onOpen(rank, place)}><b>{said}</b></button>
            </li>
          )
        })}
      </ol>
      {cockpit.more > 0 && <p className={styles.footnote}>{text.more(format.count(cockpit.more))}</p>}
    </div>
  )
}
