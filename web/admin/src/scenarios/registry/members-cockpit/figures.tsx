import { useId } from 'react'
import { Figure, FigureRow, useFormat, useLanguage, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import type { Cockpit, FigureKey } from './model.ts'
import { styles } from './styles.ts'

/** Seven figures. Each says what it counts when one rests on it, and leads to the members behind it, or to the units. */
export function Figures({ cockpit, onOpen }: { cockpit: Cockpit; onOpen: (key: FigureKey) => void }) {
  return <div className={styles.figures}><FigureRow>{cockpit.figures.map((figure) => <One key={figure.key} figure={figure} onOpen={() => onOpen(figure.key)} />)}</FigureRow></div>
}

function One({ figure, onOpen }: { figure: Cockpit['figures'][number]; onOpen: () => void }) {
  const text = useText(messages)
  const format = useFormat()
  const language = useLanguage()
  const id = useId()
  const { kind, value, before } = figure
  const say = (of: number | null) => (of === null ? '–' : kind === 'ratio' ? format.share(of, 1, false) : format.count(of))
  const change = value === null || before === null ? null : kind === 'ratio' ? Math.round((value - before) * 1000) / 10 : value - before
  const note = change === null || change === 0 ? undefined : `${text.sinceBefore} ${change < 0 ? '−' : '+'}${kind === 'ratio' ? Math.abs(change).toFixed(1) : format.count(Math.abs(change))}`
  return (
    <div className={styles.figure} aria-describedby={id}>
      <Figure label={figure.title[language]} value={say(value)} unit={value === null ? text.none : figure.unit[language]} note={note} spark={figure.spark.filter((one) => one !== null)} action={{ label: text.open(figure.title[language]), onOpen }} />
      <p id={id} role="tooltip" className={styles.definition}>{figure.definition[language]}</p>
    </div>
  )
}
