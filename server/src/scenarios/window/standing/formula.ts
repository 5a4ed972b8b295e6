export type Component = 'on-time' | 'satisfaction' | 'one-visit' | 'volume'
type Words = { zh: string; en: string }
export type Formula = { version: number; since: string; least: number; parts: readonly { component: Component; weight: number; words: Words }[] }

/** What is counted of one window in a quarter; `starSum` over `ratings`. */
export type Counted = { decided: number; late: number; assisted: number; oneVisit: number; ratings: number; starSum: number }

/** So many decided cases count as a full quarter's work of one window. */
const fullQuarter = 30

/**
 * The written formula of the quarterly ranking (流动红旗), by version: a later one holds from its quarter on and former quarters keep theirs. The weights are this platform's own;
 * the federation that set the scale (100 % on time, one visit or none, rated) publishes no formula.
 */
export const formulas: readonly Formula[] = [{
  version: 1, since: '2025-Q1', least: 5,
  parts: [
    { component: 'on-time', weight: 40, words: { zh: '按时办结：季度内决定的办件中，不晚于承诺日的占比', en: 'On time: of the cases decided in the quarter, how many by the promised day' } },
    { component: 'satisfaction', weight: 30, words: { zh: '满意度：评价的平均分（1–5 分换算成 0–100%）；没有评价按 60% 算', en: 'Satisfaction: the mean of ratings, 1 to 5 read as 0 to 100 %; 60 % where nobody rated' } },
    { component: 'one-visit', weight: 20, words: { zh: '最多跑一次：来窗口不超过一次的办件占比', en: 'One visit or none: of the cases, how many took at most one visit' } },
    { component: 'volume', weight: 10, words: { zh: `办件量：满 ${fullQuarter} 件得满分，不满按比例`, en: `Volume: full marks at ${fullQuarter} cases, less in proportion` } },
  ],
}]

export function formulaOf(quarter: string): Formula {
  return formulas.filter((one) => one.since <= quarter).at(-1) ?? formulas[0]!
}

export function shareOf(component: Component, of: Counted): number {
  switch (component) {
    case 'on-time': return of.decided === 0 ? 0 : (of.decided - of.late) / of.decided
    case 'satisfaction': return of.ratings === 0 ? 0.6 : (of.starSum / of.ratings - 1) / 4
    case 'one-visit': return of.decided === 0 ? 0 : of.oneVisit / of.decided
    case 'volume': return Math.min(1, of.decided / fullQuarter)
  }
}

const rounded = (n: number) => Math.round(n * 100) / 100

/** The score out of 100 with what each part gave. Null under the least number of cases: too few say nothing. */
export function scoreOf(formula: Formula, of: Counted): { score: number | null; parts: { component: Component; share: number; points: number }[] } {
  const parts = formula.parts.map(({ component, weight }) => ({ component, share: rounded(shareOf(component, of)), points: rounded(shareOf(component, of) * weight) }))
  return { score: of.decided < formula.least ? null : rounded(formula.parts.reduce((sum, { component, weight }) => sum + shareOf(component, of) * weight, 0)), parts }
}

/** Ranks by score; equal scores share a rank, and whoever decided more stands first among them. Those without a score come last, unranked. */
export function ranked<Row extends { score: number | null; decided: number; name: string }>(rows: readonly Row[]): (Row & { rank: number | null })[] {
  const sorted = rows.toSorted((a, b) => (b.score ?? -1) - (a.score ?? -1) || b.decided - a.decided || a.name.localeCompare(b.name, 'zh-CN'))
  return sorted.map((row) => ({ ...row, rank: row.score === null ? null : sorted.filter((one) => one.score !== null && one.score > row.score!).length + 1 }))
}

/** 2026-Q4 of a day, and the quarter before one. */
export const quarterOf = (day: string): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
export function quarterBefore(quarter: string): string {
  const [year, nth] = [Number(quarter.slice(0, 4)), Number(quarter.slice(6))]
  return nth === 1 ? `${year - 1}-Q4` : `${year}-Q${nth - 1}`
}
