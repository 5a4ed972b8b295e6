import { useMemo } from 'react'
import { useFormat, useLanguage, useText } from '@guildhall/ui'
import { Chart } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import type { Cockpit } from './model.ts'
import { styles } from './styles.ts'

const flows = ['joined', 'departed', 'came'] as const

/** Thirteen months of joining, leaving and transfers. */
export function Trend({ cockpit }: { cockpit: Cockpit }) {
  const text = useText(messages)
  const format = useFormat()
  const language = useLanguage()
  const { trend, figures } = cockpit
  const titles = useMemo(() => flows.map((key) => figures.find((figure) => figure.key === key)!.title[language]), [figures, language])
  const option = useMemo(() => ({
    grid: { left: 4, right: 12, top: 34, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { top: 0, right: 0, textStyle: { color: 'inherit', fontSize: 13 } },
    xAxis: { type: 'category', data: trend.map(({ month }) => Number(month.slice(5))), axisLabel: { fontSize: 13 } },
    yAxis: { type: 'value', splitNumber: 2, minInterval: 1, axisLabel: { fontSize: 13 } },
    tooltip: { trigger: 'axis', formatter: (points: { dataIndex: number }[]) => {
      const month = trend[points[0]?.dataIndex ?? 0]!
      return [month.month, ...flows.map((key, at) => `${titles[at]!} ${format.count(month[key])}`)].join('<br>')
    } },
    series: flows.map((key, at) => ({ type: 'line', name: titles[at], data: trend.map((month) => month[key]), symbol: ['circle', 'rect', 'triangle'][at], symbolSize: 6, lineStyle: { width: 2, type: ['solid', 'dashed', 'dotted'][at] } })),
  }), [trend, titles, format])
  return (
    <div className={styles.trend}>
      <div className={styles.heading}><h2>{text.trend}</h2><span className={styles.aside}>{text.perMonth}</span></div>
      <Chart label={text.trend} option={option} height={230} table={{ open: text.table, columns: [text.tableMonth, ...titles], rows: trend.map((month) => [month.month, ...flows.map((key) => month[key])]) }} />
    </div>
  )
}
