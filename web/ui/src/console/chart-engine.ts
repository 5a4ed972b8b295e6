import { BarChart, LineChart, PieChart, ScatterChart } from 'echarts/charts'
import { AriaComponent, DatasetComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use, type EChartsCoreOption, type EChartsType } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

use([BarChart, LineChart, PieChart, ScatterChart, AriaComponent, DatasetComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, CanvasRenderer])

/** Our tokens as an ECharts theme, read where the chart stands, so that it is right on paper and on the wall. */
function themeAt(element: HTMLElement) {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(name).trim()
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  const axis = {
    axisLine: { show: false }, axisTick: { show: false },
    axisLabel: { color: token('--muted'), fontFamily: token('--figures'), fontSize: 12 },
    splitLine: { lineStyle: { color: token('--line') } },
  }
  return {
    color: [token('--lamp'), token('--ink'), token('--jade'), token('--clay-5'), token('--muted'), token('--amber')],
    backgroundColor: 'transparent',
    animation: !still, animationDuration: 200, animationDurationUpdate: 160,
    textStyle: { fontFamily: token('--sans'), color: token('--ink') },
    grid: { left: 4, right: 12, top: 28, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { textStyle: { color: token('--muted') }, icon: 'roundRect', itemWidth: 10, itemHeight: 10 },
    tooltip: {
      backgroundColor: token('--card'), borderColor: token('--line'), borderWidth: 1, padding: [6, 10], textStyle: { color: token('--ink'), fontSize: 13 },
      extraCssText: 'box-shadow:none;border-radius:6px',
    },
    categoryAxis: { ...axis, splitLine: { show: false } }, valueAxis: axis, timeAxis: axis, logAxis: axis,
    line: { symbol: 'none', lineStyle: { width: 2 }, smooth: false },
    bar: { barMaxWidth: 22, itemStyle: { borderRadius: 3 } },
  }
}

type Pick = (point: { seriesName: string; name: string; index: number }) => void

export function startChart(element: HTMLElement, option: EChartsCoreOption, onPick?: Pick): EChartsType {
  const chart = init(element, themeAt(element))
  chart.setOption(option)
  if (onPick) chart.on('click', (event) => onPick({ seriesName: event.seriesName ?? '', name: event.name, index: event.dataIndex }))
  return chart
}
