export type { Behind, Breakdown, Contribution, Dims, Figure, Metric, Month, PublicCell, Query, Words } from './model.ts'
export { drillDown, query, record, recordAll, retract } from './metrics.ts'
export { findMetric, listMetrics, monthOf, registerMetric, suppressSmallCells } from './rules.ts'
export { findDrift } from './store.ts'
