import type { unitChangeRoutes, AnswerOf } from '@guildhall/contract'
import { Button, Chip, colon, dayOf, dotted, useFormat, useLanguage, useText, type ChipTone } from '@guildhall/ui'
import { changeMessages } from './change-messages.ts'
import styles from './change.module.css'

export type Foreseen = AnswerOf<typeof unitChangeRoutes.preview>
type Unit = Foreseen['units'][number]
export const partTones: Record<Unit['part'], ChipTone> = { closes: 'amber', stays: 'neutral', takes: 'jade', founded: 'jade' }

/** What a change would do, unit by unit, and what stands in its way. */
export function ChangeForeseen({ foreseen, onDay }: { foreseen: Foreseen; onDay: (day: string) => void }) {
  const text = useText(changeMessages)
  const language = useLanguage()
  const format = useFormat()
  const early = foreseen.problems.some((problem) => problem.code === 'unit-changes.too-early' || problem.code === 'unit-changes.founded-later')
  return (
    <div className={styles.seen}>
      {foreseen.problems.length === 0
        ? <p className={styles.ok}>{text.ok}</p>
        : (
          <div role="alert">
            <p><b>{text.problems}</b></p>
            <ul className={styles.problems}>{foreseen.problems.map((problem) => <li key={`${problem.code}${problem.unitName ?? ''}`}>{problem.unitName && <b>{problem.unitName} </b>}{problem.text[language]}</li>)}</ul>
            {early && foreseen.earliest && (foreseen.earliest > dayOf(Date.now()) ? <p>{text.tomorrow(format.date(foreseen.earliest))}</p> : <Button size="small" onClick={() => onDay(foreseen.earliest!)}>{text.earliest(foreseen.earliest)}</Button>)}
          </div>
        )}
      <ul className={styles.units}>{foreseen.units.map((unit, index) => <UnitForeseen key={unit.id ?? index} unit={unit} />)}</ul>
      {foreseen.leftOut.length > 0 && <p className="muted">{text.leftOutTitle}{colon()}{dotted(text.dot, foreseen.leftOut.map((one) => `${text.leftOut[one.why]} ${format.count(one.count)}`))}</p>}
    </div>
  )
}

function UnitForeseen({ unit }: { unit: Unit }) {
  const text = useText(changeMessages)
  const language = useLanguage()
  const format = useFormat()
  const others = unit.people - unit.members
  const ends = unit.part === 'closes'
  return (
    <li>
      <span className={styles.head}><Chip tone={partTones[unit.part]}>{text.parts[unit.part]}</Chip><b>{unit.name}</b>{unit.parentName && <span className="muted">{text.underOf(unit.parentName)}</span>}</span>
      <span className={styles.numbers}>
        <span>{text.membersOf} <b className="num">{format.count(unit.members)} → {format.count(unit.membersAfter)}</b></span>
        {ends && others > 0 && <span>{text.others} <b className="num">{format.count(others)}</b></span>}
        {ends && unit.roles > 0 && <span>{text.roles} <b className="num">{format.count(unit.roles)}</b></span>}
        {ends && unit.accounts > 0 && <span>{text.accounts} <b className="num">{format.count(unit.accounts)}</b></span>}
      </span>
      {unit.part !== 'stays' && unit.part !== 'takes' && unit.childCount > 0 && <span className="muted">{text.belowOf}{colon()}{unit.children.slice(0, 6).map((one) => one.name).join('、')}{unit.childCount > 6 && ` ${text.more(unit.childCount)}`}</span>}
      {unit.open.length > 0 && <span className="muted">{text.open}{colon()}{dotted(text.dot, unit.open.map((one) => `${one.what[language]} ${format.count(one.count)}`))}</span>}
    </li>
  )
}
