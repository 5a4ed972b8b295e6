import { useNavigate, useSearch } from '@tanstack/react-router'
import { TrendingUp } from 'lucide-react'
import { effectRoutes, type AnswerOf } from '@guildhall/contract'
import { useAnswer } from '@guildhall/client'
import { Button, Card, dotted, EmptyState, formatShare, ProblemNotice, SkeletonRows, StatTable, useFormat, useText } from '@guildhall/ui'
import { FilterBar, Input, PageTitle, Segmented, Select } from '@guildhall/ui/console'
import { messages } from './messages.ts'
import styles from './effect.module.css'

type Effect = AnswerOf<typeof effectRoutes.get>
type Group = Effect['groups'][number]
type Share = Group['passRate']
const groupings = ['unit', 'trainer', 'course'] as const
const kinds = ['custom', 'composite'] as const
type Search = { by?: string; from?: string; to?: string; occupation?: string; level?: number; kind?: string }
const isDay = (value: string | undefined) => value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value)
const isId = (value: string | undefined) => value !== undefined && /^[0-9a-f-]{36}$/.test(value)

/** What became of training: passed, risen, and half a year later; like compared with like. */
export default function EffectPage() {
  const text = useText(messages)
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as Search
  const by = groupings.find((one) => one === search.by) ?? 'unit'
  const kind = kinds.find((one) => one === search.kind)
  const level = Number.isInteger(search.level) && search.level! >= 0 && search.level! <= 7 ? search.level : undefined
  const { data, error, refetch } = useAnswer(effectRoutes.get, { by, ...(isDay(search.from) && { from: search.from }), ...(isDay(search.to) && { to: search.to }), ...(isId(search.occupation) && { occupationId: [search.occupation!] }), ...(level !== undefined && { level }), ...(kind && { kind }) })
  const put = (change: Search) => void navigate({ to: '.' as string, search: ((before: Search) => ({ ...before, ...change })) as never, replace: true })
  return (
    <div className={styles.stack}>
      <PageTitle title={text.title} detail={text.detail} />
      <FilterBar label={text.title}>
        <Input type="date" aria-label={text.from} value={search.from ?? data?.from ?? ''} style={{ width: 150 }} onChange={(event) => put({ from: event.target.value || undefined })} />
        <span className="muted">{text.to}</span>
        <Input type="date" aria-label={text.to} value={search.to ?? data?.to ?? ''} style={{ width: 150 }} onChange={(event) => put({ to: event.target.value || undefined })} />
        <Select aria-label={text.occupation} style={{ minWidth: 130 }} value={isId(search.occupation) ? search.occupation : ''} options={[{ value: '', label: text.allOccupations }, ...(data?.occupations ?? []).map((one) => ({ value: one.id, label: one.name }))]} onChange={(value: string) => put({ occupation: value || undefined })} />
        <Select aria-label={text.level} style={{ minWidth: 110 }} value={level ?? -1} options={[{ value: -1, label: text.anyLevel }, ...[1, 2, 3, 4, 5].map((one) => ({ value: one, label: text.levelOf(one) }))]} onChange={(value: number) => put({ level: value < 0 ? undefined : value })} />
        <Select aria-label={text.kind} style={{ minWidth: 120 }} value={kind ?? ''} options={[{ value: '', label: text.anyKind }, ...kinds.map((one) => ({ value: one as string, label: text.kinds[one] }))]} onChange={(value: string) => put({ kind: value || undefined })} />
        <Segmented aria-label={text.byLabel} value={by} onChange={(value) => put({ by: value })} options={groupings.map((one) => ({ value: one, label: text.by[one] }))} />
      </FilterBar>
      {error && !data && <ProblemNotice problem={error} action={<Button size="small" onClick={() => void refetch()}>{text.again}</Button>} />}
      {!data && !error && <SkeletonRows label={text.loading} />}
      {data && data.whole.trained === 0 && <Card><EmptyState icon={TrendingUp} title={text.nothing}>{text.nothingText}</EmptyState></Card>}
      {data && data.whole.trained > 0 && <><Whole of={data.whole} /><Groups of={data} by={by} /></>}
    </div>
  )
}

function Whole({ of }: { of: Group }) {
  const text = useText(messages)
  const format = useFormat()
  return (
    <Card>
      <h2 className={styles.title}>{text.whole}</h2>
      <dl className={styles.whole}>
        <Told label={text.passRate} of={of.passRate} count={text.people} />
        <Told label={text.levels} of={of.levelsGained} count={text.people} />
        <div><dt>{text.response}</dt><dd className="figure">{of.responseRate === null ? text.none : formatShare(of.responseRate)}</dd><dd className={styles.small}>{of.asked === 0 ? text.notYet : text.asked(format.count(of.answered), format.count(of.asked))}</dd></div>
        <Told label={text.better} of={of.betterPost} count={text.answers} />
        <Told label={text.up} of={of.wageUp} count={text.answers} />
        <Told label={text.down} of={of.wageDown} count={text.answers} />
        <Told label={text.uses} of={of.usesIt} count={text.answers} />
      </dl>
    </Card>
  )
}

function Told({ label, of, count }: { label: string; of: Share; count: (n: string) => string }) {
  const text = useText(messages)
  const format = useFormat()
  return (
    <div>
      <dt>{label}</dt><dd className="figure">{of ? formatShare(of.share) : text.none}</dd>
      <dd className={styles.small}>{of ? <>{count(format.count(of.n))}<br />{text.interval(formatShare(of.low), formatShare(of.high))}</> : text.few}</dd>
    </div>
  )
}

function Groups({ of, by }: { of: Effect; by: (typeof groupings)[number] }) {
  const text = useText(messages)
  const format = useFormat()
  const share = (one: Share) => (one ? <span className={styles.share} title={text.interval(formatShare(one.low), formatShare(one.high))}>{formatShare(one.share)} <span className={styles.small}>{formatShare(one.low)}–{formatShare(one.high)}</span></span> : text.none)
  const nameOf = (group: Group) => {
    if (by !== 'course') return group.name
    const [occupation, level, kind] = group.name.split('|')
    return dotted(text.dot, [occupation, level ? text.levelOf(Number(level)) : text.noLevel, text.kinds[kind as 'custom'] ?? ''])
  }
  const beside = (group: Group) => {
    if (!group.passRate || group.expected === null) return text.none
    const points = (group.passRate.share - group.expected) * 100
    return <span className={styles.share}>{Math.abs(points) < 0.5 ? text.same : points > 0 ? text.higher(points.toFixed(0)) : text.lower((-points).toFixed(0))}<span className={styles.small}> {text.expected(formatShare(group.expected))}</span></span>
  }
  return (
    <Card>
      <h2 className={styles.title}>{text.like}</h2>
      <StatTable
        caption={text.by[by]} rows={of.groups.map((group) => ({ ...group, id: group.key }))}
        columns={[
          { id: 'name', label: text.group[by], cell: (one) => <span className={styles.name}>{nameOf(one)}</span> }, { id: 'classes', label: text.classes, numeric: true, cell: (one) => format.count(one.classes) }, { id: 'trained', label: text.trained, numeric: true, cell: (one) => format.count(one.trained) },
          { id: 'pass', label: text.passRate, cell: (one) => share(one.passRate) }, { id: 'like', label: text.like, cell: beside }, { id: 'levels', label: text.levels, cell: (one) => share(one.levelsGained) },
          { id: 'response', label: text.response, cell: (one) => (one.responseRate === null ? text.none : <>{formatShare(one.responseRate)} <span className={styles.small}>{text.asked(format.count(one.answered), format.count(one.asked))}</span></>) },
          { id: 'better', label: text.better, cell: (one) => share(one.betterPost) }, { id: 'up', label: text.up, cell: (one) => share(one.wageUp) }, { id: 'uses', label: text.uses, cell: (one) => share(one.usesIt) },
        ]}
      />
      <p className={styles.small}>{text.likeDetail} {text.hidden(of.smallest)}</p>
    </Card>
  )
}
