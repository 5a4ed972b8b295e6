import { useAnswer } from '@guildhall/client'
import { coverageRoutes, type AnswerOf } from '@guildhall/contract'
import { Card, dotted, Figure, FigureRow, ShareBar, useFormat, useText } from '@guildhall/ui'
import { messages } from './messages.ts'
import styles from './coverage.module.css'

interface Props {
  figures: AnswerOf<typeof coverageRoutes.figures>
  filter: { on: string | undefined; kind: 'enterprise' | 'social-organisation' | undefined; least: number; unitId: string | undefined }
  onChange: (change: Record<string, unknown>) => void
}

/** In percent with one place, as statistics print it. */
const percent = ({ covered, should }: { covered: number; should: number }) => (should === 0 ? null : (Math.round((covered * 1000) / should) / 10).toFixed(1))

/** The share with what stands behind it, and the places from the lowest share up; each opens its rows. */
export function CoverageFigures({ figures, filter, onChange }: Props) {
  const text = useText(messages)
  const format = useFormat()
  const { data: trend } = useAnswer(coverageRoutes.trend, { on: filter.on, kind: filter.kind, least: filter.least })
  const line = trend?.points.flatMap((point) => (point.should > 0 ? [point.covered / point.should] : []))
  const forms = dotted(text.dot, (['single', 'joint', 'industry'] as const).map((form) => `${text.formOf[form]} ${format.count(figures[form])}`))
  return (
    <Card>
      <FigureRow>
        <Figure label={text.share} value={percent(figures) ?? text.none} unit={text.shareUnit} note={text.shareNote(format.count(figures.covered), format.count(figures.should))} spark={line && line.length > 1 ? line : undefined} action={{ label: text.coveredOf.yes, onOpen: () => onChange({ covered: 'yes', unknown: undefined }) }} />
        <Figure label={text.open} value={format.count(figures.should - figures.covered)} unit={text.openUnit} action={{ label: text.openAction, onOpen: () => onChange({ covered: undefined, unknown: undefined }) }} />
        <Figure label={text.unknown} value={format.count(figures.unknown)} unit={text.openUnit} action={{ label: text.unknownAction, onOpen: () => onChange({ unknown: 'true', covered: 'all' }) }} />
      </FigureRow>
      {figures.places.length > 1 && (
        <ul className={styles.places} aria-label={text.places}>
          {figures.places.map((place) => (
            <li key={place.unitId}>
              <button type="button" className={styles.place} aria-pressed={filter.unitId === place.unitId} title={filter.unitId === place.unitId ? text.allPlaces : text.toPlace(place.name)} onClick={() => onChange({ unit: filter.unitId === place.unitId ? undefined : place.unitId })}>
                <span className={styles.placeName}>{place.name}</span><ShareBar share={place.covered / place.should} /><span className="num">{percent(place)}{text.shareUnit}</span><small className="num">{text.placeLine(format.count(place.covered), format.count(place.should))}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.definition}>{text.formLine(forms)} {text.definition}</p>
    </Card>
  )
}
