import { useId } from 'react'
import { ChevronDown } from 'lucide-react'
import { classNames, Icon, useFormat, useLanguage, useText } from '@guildhall/ui'
import { MenuButton } from '@guildhall/ui/console'
import type { FigureKey, View } from './address.ts'
import { styles } from './styles.ts'
import { messages } from './messages.ts'
import type { Cockpit, Place } from './model.ts'

type Ranked = Pick<Place, FigureKey>
type Open = (figure: FigureKey, of: Pick<View, 'at' | 'occupation' | 'without'>) => void
type Props = {
  cockpit: Cockpit; by: 'place' | 'occupation'; rank: FigureKey | undefined; selected: string | null
  onBy: (by: 'occupation' | undefined) => void; onRank: (rank: FigureKey | undefined) => void; onPlace: (key: string) => void; onOpen: Open
}

/** Places or occupations, by what share of their demand is planned or by any of the figures. A name chooses the place; a number leads to its records. */
export function Ranking({ cockpit, by, rank, selected, onBy, onRank, onPlace, onOpen }: Props) {
  const text = useText(messages)
  const language = useLanguage()
  const titleOf = (key: FigureKey | undefined) => (key === undefined ? text.planned : cockpit.figures.find((figure) => figure.key === key)!.title[language])
  const choices = [undefined, ...cockpit.figures.map((figure) => figure.key).filter((key) => key !== 'planned')]
  const figure = rank ?? 'planned'
  return (
    <div className={styles.ranking}>
      <div className={styles.heading}>
        <div role="tablist" className={styles.tabs}>
          <button type="button" role="tab" aria-selected={by === 'place'} onClick={() => onBy(undefined)}>{text.ranking[cockpit.by]}</button>
          <button type="button" role="tab" aria-selected={by === 'occupation'} onClick={() => onBy('occupation')}>{text.ranking.occupation}</button>
        </div>
        <span className={styles.aside}>
          <MenuButton label={text.rankBy} align="end" className={styles.rankBy} choices={choices.map((key) => ({ id: key ?? 'share', label: titleOf(key), selected: key === rank, onChoose: () => onRank(key) }))}>{titleOf(rank)}<Icon of={ChevronDown} size={15} /></MenuButton>
        </span>
      </div>
      <ol className={styles.rows}>
        {by === 'place' && sorted(cockpit.places, rank, (place) => place.key === null).map((place, index) => (
          <Row
            key={place.key ?? ''} row={place} rank={rank} rows={cockpit.places} place={place.key === null ? '' : String(index + 1)} name={place.key === null ? text.noPlace : place.name} selected={place.key !== null && place.key === selected}
            change={rank === undefined ? <Change place={place} /> : undefined}
            onName={place.key === null ? undefined : () => onPlace(place.key!)} onOpen={() => onOpen(figure, place.key === null ? { without: 'place' } : { at: place.key })}
          />
        ))}
        {by === 'occupation' && sorted(cockpit.occupations, rank, (one) => one.id === null).map((one, index) => (
          <Row
            key={one.id ?? ''} row={one} rank={rank} rows={cockpit.occupations} place={one.id === null ? '' : String(index + 1)} name={one.name ?? text.noOccupation} selected={false} onName={undefined}
            onOpen={() => onOpen(figure, one.id === null ? { without: 'occupation' } : { occupation: one.id })}
          />
        ))}
      </ol>
    </div>
  )
}

type RowProps = { row: Ranked; rank: FigureKey | undefined; rows: readonly Ranked[]; place: string; name: string; selected: boolean; change?: React.ReactNode; onName: (() => void) | undefined; onOpen: () => void }

function Row({ row, rank, rows, place, name, selected, change, onName, onOpen }: RowProps) {
  const text = useText(messages)
  const format = useFormat()
  const id = useId()
  const value = valueOf(row, rank)
  const share = rank === undefined || rank === 'satisfaction'
  const most = share ? 1 : Math.max(1, ...rows.map((one) => valueOf(one, rank) ?? 0))
  const said = value === null ? (rank === undefined ? text.noDemand : text.none) : share ? format.share(value) : format.count(value)
  const inside = <><span className={styles.rank}>{place}</span><span id={`${id}name`} className={styles.name}>{name}</span><Bar share={(value ?? 0) / most} /></>
  return (
    <li className={classNames(styles.row, selected && styles.chosen)}>
      {onName ? <button type="button" className={styles.rowName} aria-pressed={selected} onClick={onName}>{inside}</button> : <span className={styles.rowName}>{inside}</span>}
      <button type="button" className={classNames('num', styles.rowValue)} disabled={value === null} id={`${id}value`} aria-labelledby={`${id}name ${id}value`} onClick={onOpen}><b>{value === null ? <small>{said}</small> : said}</b>{change}</button>
    </li>
  )
}

/** What a row is ranked by: the share of its demand that is planned, or a figure; null while it stands on nothing. */
function valueOf(row: Ranked, rank: FigureKey | undefined): number | null {
  if (rank !== undefined) return row[rank]
  return row.asked === 0 ? null : shareOf(row)
}

/** The highest first; what names no place or occupation last. As the server sorts them while nothing else is chosen. */
function sorted<One extends Ranked>(rows: readonly One[], rank: FigureKey | undefined, nameless: (row: One) => boolean): readonly One[] {
  if (rank === undefined) return rows
  return rows.toSorted((a, b) => Number(nameless(a)) - Number(nameless(b)) || (valueOf(b, rank) ?? -1) - (valueOf(a, rank) ?? -1))
}

export function shareOf({ asked, planned }: Pick<Place, 'asked' | 'planned'>): number {
  return asked === 0 ? 0 : planned / asked
}

function Bar({ share }: { share: number }) {
  return <span className={styles.bar}><span style={{ width: `${share * 100}%`, opacity: 0.62 + 0.38 * share }} /></span>
}

/** By how many points the share has moved. */
function Change({ place }: { place: Place }) {
  if (place.asked === 0 || place.before.asked === 0) return <span className={styles.change} />
  const points = Math.round((shareOf(place) - shareOf(place.before)) * 1000) / 10
  return <span className={classNames('num', styles.change, points < 0 && styles.late)}>{points === 0 ? '±0' : `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(1)}`}</span>
}
