import type { ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import { Card, dotted, useText } from '@guildhall/ui'
import styles from './courses.module.css'
import { messages } from './messages.ts'
import { courseAddress, Mean, useDifference, useHowMany, type Beside, type Course } from './words.tsx'

/** The course beside the same course elsewhere, beside other levels, and unit by unit. */
export function Like({ of }: { of: Course }) {
  const text = useText(messages)
  const own = { ...of.overall, classes: of.classes, difference: null, clear: null }
  return (
    <Card>
      <h2 className={styles.title}>{text.like}</h2>
      <ul className={styles.likeRows}>
        {of.classes > 0 && <Row name={text.own} of={own} />}
        {of.elsewhere && of.elsewhere.classes > 0 && <Row name={text.elsewhere} of={of.elsewhere} lead={text.beside} />}
      </ul>
      {of.elsewhere === null && <p className={styles.small}>{text.elsewhereNone}</p>}
      {of.elsewhere?.classes === 0 && <p className={styles.small}>{text.noLike}</p>}
      {of.levels.length > 0 && <><h3 className={styles.sub}>{text.levels}</h3><ul className={styles.likeRows}>{of.levels.map((one) => <Row key={String(one.level)} name={<Link to={courseAddress(of.occupation.id, one.level) as string}>{text.level(one.level)}</Link>} of={one} lead={text.beside} />)}</ul></>}
      {of.units.length > 0 && <><h3 className={styles.sub}>{text.units}</h3><ul className={styles.likeRows}>{of.units.map((one) => <Row key={one.unitId} name={one.name} of={one} lead={text.besideRest} />)}</ul></>}
      <p className={styles.sub}>{text.likeDetail}</p>
    </Card>
  )
}

function Row({ name, of, lead }: { name: ReactNode; of: Omit<Beside, 'questions'>; lead?: string }) {
  const text = useText(messages)
  const [howMany, difference] = [useHowMany(), useDifference()]
  const words = difference(of)
  return <li className={styles.likeRow}><span>{name}</span><Mean of={of} /><span className={styles.small}>{dotted(text.dot, [howMany(of), words && lead ? `${lead}${/[a-z]$/.test(lead) ? ' ' : ''}${words}` : ''])}</span></li>
}
