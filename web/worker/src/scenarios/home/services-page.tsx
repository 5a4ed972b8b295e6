import { Fragment } from 'react'
import { Link } from '@tanstack/react-router'
import { ArrowRightLeft, Award, Baby, BadgeCheck, BookOpen, Building2, CalendarCheck, CalendarClock, CalendarPlus, Coins, Flame, Gift, HeartHandshake, IdCard, Landmark, LibraryBig, ListChecks, MapPin, Mic, PenLine, Phone, Presentation, ScanFace, ScanLine, Star, Ticket, Type, UserPlus, Users } from 'lucide-react'
import { useAnswer } from '@guildhall/client'
import { joiningRoutes } from '@guildhall/contract'
import { Icon, SectionTitle, useText, type LucideIcon } from '@guildhall/ui'
import { PhoneBody, PhoneTitle } from '@guildhall/ui/phone'
import { useSession } from '../../app/session.ts'
import { messages } from './messages.ts'
import styles from './home.module.css'

/** For a member the card comes first, and joining is done with. */
const unionItems = {
  member: [['card', '/my-union/card', IdCard], ['membership', '/my-union', Users], ['change', '/my-union/change', ArrowRightLeft], ['check', '/m', ScanFace]],
  other: [['join', '/join', UserPlus], ['membership', '/my-union', Users], ['check', '/m', ScanFace]],
} as const
const parts = [
  { part: 'benefits', items: [['benefits', '/benefits', Gift], ['points', '/points', Coins], ['childcare', '/childcare', Baby], ['counselling', '/counselling', HeartHandshake]] },
  { part: 'positions', items: [['positions', '/positions', MapPin], ['bookings', '/my-bookings', CalendarCheck], ['lectures', '/lectures', Presentation], ['lecturing', '/lecturing', Mic]] },
  { part: 'learn', items: [['library', '/library', LibraryBig], ['wish', '/needs/new', PenLine], ['classes', '/classes', BookOpen], ['demand', '/demand', Flame], ['lists', '/lists', ListChecks], ['scan', '/scan', ScanLine], ['vouchers', '/vouchers', Ticket]] },
  { part: 'records', items: [['certificates', '/certificates', Award], ['verify', '/verify', BadgeCheck], ['calendar', '/calendar', CalendarPlus], ['evaluation', '/evaluations', Star]] },
  { part: 'window', items: [['windows', '/windows', Landmark], ['visits', '/my-visits', CalendarClock], ['union', '/unions', Building2]] },
  { part: 'more', items: [['call', 'tel:12351', Phone], ['about', '/about', Type]] },
] as const

/** Only what can be done today; each tile leads to something that works. */
export default function ServicesPage() {
  const text = useText(messages).services
  const { actor } = useSession()
  const mine = useAnswer(joiningRoutes.mine, {}, { enabled: actor?.kind === 'worker' })
  // Nobody is shown the way in before it is known that they are outside.
  const outside = actor === null || mine.data?.membership === null
  return (
    <>
      <PhoneTitle title={text.title} detail={text.detail} />
      <PhoneBody>
        <SectionTitle>{text.union}</SectionTitle>
        <div className={styles.tiles}>{unionItems[outside ? 'other' : 'member'].map(([name, to, icon]) => <Tile key={name} to={to} icon={icon} words={text.items[name]} />)}</div>
        {parts.map(({ part, items }) => (
          <Fragment key={part}>
            <SectionTitle>{text[part]}</SectionTitle>
            <div className={styles.tiles}>{items.map(([name, to, icon]) => <Tile key={name} to={to} icon={icon} words={text.items[name]} />)}</div>
          </Fragment>
        ))}
        <p className={styles.note}>{text.next}</p>
      </PhoneBody>
    </>
  )
}

function Tile({ to, icon, words }: { to: string; icon: LucideIcon; words: string }) {
  const [title, detail] = words.split('|')
  const inside = <><Icon of={icon} size={22} /><span><b>{title}</b><small>{detail}</small></span></>
  return to.startsWith('tel:') ? <a className={styles.tile} href={to}>{inside}</a> : <Link className={styles.tile} to={to}>{inside}</Link>
}
