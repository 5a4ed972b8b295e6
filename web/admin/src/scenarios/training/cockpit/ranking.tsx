import { classNames, useFormat, useText } from '@guildhall/ui'
import styles from './cockpit.module.css'
import { messages } from './messages.ts'
import type { Cockpit, Place } from './model.ts'

type Props = {
  cockpit: Cockpit; by: 'place' | 'occupation'; selected: string | null
  onBy: (by: 'occupation' | undefined) => void; onPlace: (key: string) => void; onOccupation: (id: string) => void
}

/** Places by what share of their demand is planned, or occupations by how many ask for them. */
export function Ranking({ cockpit, by, selected, onBy, onPlace, onOccupation }: Props) {
  const text = useText(messages)
  const format = useFormat()
  return (
    <div className={styles.ranking}>
      <div className={styles.heading} role="tablist">
        <button type="button" role="tab" aria-selected={by === 'place'} onClick={() => onBy(undefined)}>{text.ranking[cockpit.by]}</button>
        <button type="button" role="tab" aria-selected={by === 'occupation'} onClick={() => onBy('occupation')}>{text.ranking.occupation}</button>
        <span className={styles.aside}>{by === 'place' ? text.change : text.asked}</span>
      </div>
      <ol className={styles.rows}>
        {by === 'place' && cockpit.places.map((place, index) => (
          <li key={place.key ?? ''}>
            <button type="button" disabled={place.key === null} aria-pressed={place.key !== null && place.key === selected} onClick={() => place.key !== null && onPlace(place.key)}>
              <span className={styles.rank}>{place.key === null ? '' : index + 1}</span>
              <span className={styles.name}>{place.key === null ? text.noPlace : place.name}</span>
              <Bar share={shareOf(place)} />
              <b className="num">{place.asked === 0 ? <small>{text.noDemand}</small> : format.share(shareOf(place))}</b>
              <Change place={place} />
            </button>
          </li>
        ))}
        {by === 'occupation' && cockpit.occupations.map((one, index) => (
          <li key={one.id ?? ''}>
            <button type="button" disabled={one.id === null} onClick={() => one.id !== null && onOccupation(one.id)}>
              <span className={styles.rank}>{index + 1}</span>
              <span className={styles.name}>{one.name ?? text.noOccupation}</span>
              <Bar share={one.asked === 0 ? 0 : one.planned / one.asked} />
              <b className="num">{one.asked === 0 ? '–' : format.share(one.planned / one.asked)}</b>
              <span className={classNames('num', styles.change)}>{format.count(one.asked)}</span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  )
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
