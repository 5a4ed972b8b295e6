import { useId } from 'react'
import { Figure, FigureRow, useFormat, useLanguage, useText } from '@guildhall/ui'
import { styles } from './styles.ts'
import { messages } from './messages.ts'
import type { Cockpit, Figure as FigureData } from './model.ts'

type Props = { cockpit: Cockpit; wholeYear: boolean; onOpen: (figure: FigureData['key']) => void }

/** Six figures. Each says what it counts when one rests on it, and leads to its records. */
export function Figures({ cockpit, wholeYear, onOpen }: Props) {
  return (
    <div className={styles.figures}>
      <FigureRow>{cockpit.figures.map((figure) => <One key={figure.key} figure={figure} cockpit={cockpit} wholeYear={wholeYear} onOpen={() => onOpen(figure.key)} />)}</FigureRow>
    </div>
  )
}

function One({ figure, cockpit, wholeYear, onOpen }: { figure: FigureData; cockpit: Cockpit; wholeYear: boolean; onOpen: () => void }) {
  const text = useText(messages)
  const format = useFormat()
  const language = useLanguage()
  const id = useId()
  const ratio = figure.kind === 'ratio'
  const say = (value: number | null) => (value === null ? '–' : ratio ? format.share(value, 1, false) : format.count(value))
  return (
    <div className={styles.figure} aria-describedby={id}>
      <Figure
        label={figure.title[language]} value={say(figure.value)} unit={figure.value === null ? text.none : figure.unit[language]} note={noteOf()} spark={figure.spark.filter((value) => value !== null)}
        action={{ label: text.open(figure.title[language]), onOpen }}
      />
      <p id={id} role="tooltip" className={styles.definition}>{figure.definition[language]}</p>
    </div>
  )

  /** A month that is not over is not compared with a whole one: then the whole one is named. */
  function noteOf(): string | undefined {
    const { latest, before } = figure
    if (wholeYear) return latest === null || (latest === 0 && !ratio) ? undefined : `${text.thisMonth} ${ratio ? `${say(latest)}%` : `+${say(latest)}`}`
    if (cockpit.to === cockpit.choices[0]) return before === null ? undefined : `${text.wholeBefore} ${say(before)}${ratio ? '%' : ''}`
    if (latest === null || before === null) return undefined
    const change = ratio ? Math.round((latest - before) * 1000) / 10 : latest - before
    return `${text.sinceBefore} ${change < 0 ? '−' : '+'}${ratio ? Math.abs(change).toFixed(1) : format.count(Math.abs(change))}`
  }
}
