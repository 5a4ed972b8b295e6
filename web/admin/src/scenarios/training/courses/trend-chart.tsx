import { useMemo, useState } from 'react'
import { useLanguage, useText } from '@guildhall/ui'
import { Chart, Segmented } from '@guildhall/ui/console'
import styles from './courses.module.css'
import { messages } from './messages.ts'
import { DirectionMark, twoDigits, type Course } from './words.tsx'

/** The mean from half-year to half-year with its interval as a bar behind it, of all questions or of one. */
export function TrendChart({ trend, direction }: Pick<Course, 'trend' | 'direction'>) {
  const text = useText(messages)
  const language = useLanguage()
  const [question, setQuestion] = useState('all')
  const questions = trend[0]?.questions ?? []
  const label = question === 'all' ? text.all : questions.find((one) => one.key === question)?.label[language] ?? text.all
  const halves = useMemo(() => trend.map((one) => {
    const own = question === 'all' ? one : { ...one.questions.find((other) => other.key === question), forms: one.forms }
    const [year, half] = one.half.split('-') as [string, string]
    return { name: text.half(year, half), forms: one.forms, classes: one.classes, mean: own.mean ?? null, low: own.low ?? null, high: own.high ?? null }
  }), [trend, question, text])
  const told = halves.some((one) => one.mean !== null)
  const option = useMemo(() => {
    const lows = halves.flatMap((one) => one.low ?? one.mean ?? [])
    const floor = Math.max(1, Math.floor((Math.min(5, ...lows) - 0.1) * 2) / 2)
    // A bar from low to high stands on one that is not seen: an interval is there for a lone half-year too.
    const bar = { type: 'bar', stack: 'interval', barWidth: 14, silent: true }
    return {
      grid: { left: 4, right: 28, top: 18, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      xAxis: { type: 'category', data: halves.map((one) => one.name) }, yAxis: { type: 'value', min: floor, max: 5, interval: 0.5 },
      tooltip: { trigger: 'axis', formatter: (points: { dataIndex: number }[]) => say(points[0]?.dataIndex ?? 0) },
      series: [
        { ...bar, name: text.tableLow, data: halves.map((one) => one.low), itemStyle: { opacity: 0 } },
        { ...bar, name: text.interval95, data: halves.map((one) => (one.low === null || one.high === null ? null : one.high - one.low)), itemStyle: { opacity: 0.22, borderRadius: 3 } },
        { type: 'line', name: label, symbol: 'circle', symbolSize: 8, data: halves.map((one) => one.mean), label: { show: true, position: 'right', distance: 10, formatter: ({ value }: { value: number }) => value.toFixed(2), color: 'inherit', fontWeight: 600 } },
      ],
    }
    function say(index: number): string {
      const one = halves[index]!
      return [one.name, one.mean === null ? text.few : twoDigits(one.mean), one.low === null || one.high === null ? null : text.interval(twoDigits(one.low), twoDigits(one.high)), text.forms(String(one.forms))].filter(Boolean).join('<br>')
    }
  }, [halves, label, text])
  return (
    <>
      <div className={styles.head}>
        <h2 className={styles.title}>{text.trend}{direction !== null && <> <DirectionMark of={direction} /></>}</h2>
        <Segmented aria-label={text.trend} value={question} onChange={setQuestion} options={[{ value: 'all', label: text.all }, ...questions.map((one) => ({ value: one.key, label: one.label[language] }))]} />
      </div>
      {told && (
        <Chart
          label={text.trendOf(label)} option={option} height={230}
          table={{ open: text.table, columns: [text.tableHalf, text.tableMean, text.tableLow, text.tableHigh, text.tableForms, text.tableClasses], rows: halves.map((one) => [one.name, twoDigits(one.mean), twoDigits(one.low), twoDigits(one.high), one.forms, one.classes]) }}
        />
      )}
      {direction === null && <p className={styles.small}>{text.noDirection}</p>}
    </>
  )
}
