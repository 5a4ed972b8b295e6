import { useFormat, useText } from '@guildhall/ui'
import { styles } from './styles.ts'
import { messages } from './messages.ts'
import type { Cockpit } from './model.ts'

/** What has just happened: what and how many, never who. */
export function Happened({ cockpit }: { cockpit: Cockpit }) {
  const text = useText(messages)
  const format = useFormat()
  const today = format.day(cockpit.at)
  return (
    <div className={styles.live}>
      <div className={styles.heading}><h2>{text.live}</h2><span className={styles.aside}><i className={styles.dot} />{text.noNames}</span></div>
      {cockpit.events.length === 0 && <p className={styles.footnote}>{text.quiet}</p>}
      <ul className={styles.events}>
        {cockpit.events.map((event) => (
          <li key={event.id}>
            <time className="num" dateTime={event.at}>{format.day(event.at) === today ? format.time(event.at) : format.day(event.at)}</time>
            <span className={styles.event}><b>{event.title ?? text.untitled[event.kind] ?? ''}</b><span>{text.events[event.kind](event.count)}</span></span>
            <span className={styles.where}>{event.place}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
