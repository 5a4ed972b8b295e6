import { classNames } from './class-names.ts'
import { layoutRuler, type RulerInput } from './ruler-layout.ts'
import styles from './ruler.module.css'

export interface RulerProps extends RulerInput {
  /** `card` fills its place, `row` is 132 wide, `header` 380. */
  size?: 'card' | 'row' | 'header'
  /** Amber once it is due today or nearly; ink before. */
  tone?: 'ink' | 'amber'
  /** What the drawing says, in words: 「11月5日收件，24日止，还差 2 天」. */
  label: string
}

const heights = { end: 16, working: 9, off: 4 } as const
const ground = 21

/** 匠尺: a deadline that is drawn. Positions are percentages, so it fits any width and ticks stay one and a half pixels thick. */
export function Ruler({ size = 'card', tone = 'ink', label, ...input }: RulerProps) {
  const { ticks, now, over } = layoutRuler(input)
  const percent = (at: number) => `${(at * 100).toFixed(3)}%`
  return (
    <span className={classNames(styles.ruler, styles[size], styles[tone])} role="img" aria-label={label}>
      <svg className={styles.drawing} height={ground + 3} aria-hidden>
        {ticks.map((tick) => (
          <rect
            key={tick.date} x={percent(tick.at)} y={ground - heights[tick.height]} width={1.5} height={heights[tick.height]} transform="translate(-.75 0)"
            className={classNames(tick.passed ? styles.passed : styles.ahead, tick.height === 'off' && styles.off)}
          />
        ))}
        {over && <rect x={percent(over.from)} y={ground - 1.5} width={percent(over.to - over.from)} height={2} className={styles.passed} />}
        {now !== null && <svg x={percent(now)} y={0} overflow="visible"><path d="M-4.2 0h8.4L0 4.8z" className={styles.now} /></svg>}
      </svg>
    </span>
  )
}
