import { useMemo } from 'react'
import { useFormat, useText } from '@guildhall/ui'
import { Chart } from '@guildhall/ui/console'
import { styles } from './styles.ts'
import { messages } from './messages.ts'
import type { Cockpit } from './model.ts'

/** Twelve months of what was asked and what of it is planned; between the lines lies what still waits. */
export function Trend({ cockpit }: { cockpit: Cockpit }) {
  const text = useText(messages)
  const format = useFormat()
  const { trend } = cockpit
  const option = useMemo(() => {
    const label = { show: true, distance: 8, fontSize: 15, fontWeight: 600, color: 'inherit' }
    // The needs lie on top of what is planned, so that the band between them is theirs.
    const line = { type: 'line', stack: 'people', symbolSize: 8 }
    const points = (values: readonly number[]) => values.map((value, index) => ({ value, symbol: index === values.length - 1 ? 'circle' : 'none' }))
    const last = trend.at(-1) ?? { asked: 0, planned: 0 }
    return {
      grid: { left: 4, right: 92, top: 14, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      xAxis: { type: 'category', boundaryGap: false, data: trend.map(({ month }) => text.monthOnly(Number(month.slice(5)))), axisLabel: { fontSize: 13 } },
      yAxis: { type: 'value', splitNumber: 2, minInterval: 1, axisLabel: { fontSize: 13 } },
      tooltip: { trigger: 'axis', formatter: (points: { dataIndex: number }[]) => sayMonth(points[0]?.dataIndex ?? 0) },
      series: [
        { ...line, name: text.trendPlanned, data: points(trend.map(({ planned }) => planned)), endLabel: { ...label, formatter: `${text.trendPlanned} ${format.count(last.planned)}`, verticalAlign: 'top' } },
        { ...line, name: text.trendAsked, data: points(trend.map(({ asked, planned }) => asked - planned)), lineStyle: { type: 'dashed', width: 2 }, areaStyle: { opacity: 0.1 }, endLabel: { ...label, formatter: `${text.trendAsked} ${format.count(last.asked)}`, verticalAlign: 'bottom' } },
      ],
    }
    function sayMonth(index: number): string {
      const { month, asked, planned } = trend[index]!
      return `${month}<br>${text.trendAsked} ${format.count(asked)}<br>${text.trendPlanned} ${format.count(planned)}`
    }
  }, [trend, text, format])
  return (
    <div className={styles.trend}>
      <div className={styles.heading}><h2>{text.trend}</h2><span className={styles.aside}>{text.perMonth}</span></div>
      <Chart label={text.trend} option={option} height={230} table={{ open: text.table, columns: [text.tableMonth, text.trendAsked, text.trendPlanned], rows: trend.map(({ month, asked, planned }) => [month, asked, planned]) }} />
    </div>
  )
}
