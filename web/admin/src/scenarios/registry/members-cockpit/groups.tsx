import { Link } from '@tanstack/react-router'
import { useFormat, useText } from '@guildhall/ui'
import { membersBehind } from './address.ts'
import { messages } from './messages.ts'
import type { Cockpit } from './model.ts'
import { styles } from './styles.ts'

/** Members by gender and by decade of birth; each bar leads to its members. What is not on record is said. */
export function Groups({ cockpit }: { cockpit: Cockpit }) {
  const text = useText(messages)
  const { gender, born } = cockpit
  const members = cockpit.figures.find((figure) => figure.key === 'members')!.value ?? 0
  const rest = members - born.reduce((sum, one) => sum + one.members, 0)
  const most = Math.max(1, gender.female, gender.male, ...born.map((one) => one.members))
  const behind = (more: Record<string, string>) => ({ ...membersBehind('members', cockpit, cockpit.unit), ...more })
  return (
    <div>
      <div className={styles.heading}><h2>{text.who}</h2></div>
      <ul className={styles.groups}>
        {(['female', 'male'] as const).map((key) => <Bar key={key} name={text[key]} count={gender[key]} most={most} search={behind({ gender: key })} />)}
        {born.map(({ decade, members: count }) => <Bar key={decade} name={text.decades[decade]} count={count} most={most} search={behind({ born: decade })} />)}
        {rest > 0 && <Bar name={text.unknown} count={rest} most={most} />}
      </ul>
    </div>
  )
}

function Bar({ name, count, most, search }: { name: string; count: number; most: number; search?: Record<string, string> }) {
  const text = useText(messages)
  const format = useFormat()
  const inside = <><span className={styles.name}>{name}</span><span className={styles.bar}><span style={{ width: `${(count / most) * 100}%` }} /></span><b className="num">{text.people(format.count(count))}</b></>
  return <li>{search && count > 0 ? <Link to={'/members' as string} search={search as never} className={styles.group}>{inside}</Link> : <span className={styles.group}>{inside}</span>}</li>
}
