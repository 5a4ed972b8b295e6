import { useEffect, useRef, useState } from 'react'
import type { EChartsCoreOption } from 'echarts/core'
import styles from './chart.module.css'

export interface ChartProps {
  /** What one sees: also the caption of the table that says the same in words. */
  label: string
  option: EChartsCoreOption
  height?: number
  table: { columns: readonly string[]; rows: readonly (readonly (string | number)[])[]; open: string }
  /** Opens what is behind a point. */
  onPick?: (point: { seriesName: string; name: string; index: number }) => void
}

/** A chart in our colours, loaded only when one is shown; under it the same figures as a table, for those who read rather than look. */
export function Chart({ label, option, height = 240, table, onPick }: ChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const [engine, setEngine] = useState<typeof import('./chart-engine.ts') | null>(null)

  useEffect(() => {
    void import('./chart-engine.ts').then(setEngine)
  }, [])

  useEffect(() => {
    if (!engine || !box.current) return
    const chart = engine.startChart(box.current, option, onPick)
    const resized = new ResizeObserver(() => chart.resize())
    resized.observe(box.current)
    return () => {
      resized.disconnect()
      chart.dispose()
    }
  }, [engine, option, onPick])

  return (
    <figure className={styles.figure}>
      <div ref={box} className={styles.box} style={{ height }} role="img" aria-label={label} />
      <details className={styles.table}>
        <summary>{table.open}</summary>
        <table>
          <caption className="said">{label}</caption>
          <thead><tr>{table.columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead>
          <tbody>{table.rows.map((row, index) => <tr key={index}>{row.map((cell, column) => <td key={column}>{cell}</td>)}</tr>)}</tbody>
        </table>
      </details>
    </figure>
  )
}
