import type { ReactNode } from 'react'
import styles from './drawings.module.css'

/** The draughtsman's vocabulary: body, section, centre line, dimension. Units are pixels of a sheet of 390 × 204. */
export const sheet = { width: 390, height: 204 } as const

/** A solid part: outlined, filled with the colour of the sheet. */
export function Part({ d }: { d: string }) {
  return <path className={styles.part} d={d} />
}

export function Box({ x, y, w, h, r = 0 }: { x: number; y: number; w: number; h: number; r?: number }) {
  return <rect className={styles.part} x={x} y={y} width={w} height={h} rx={r} />
}

export function Round({ x, y, r, thin = false }: { x: number; y: number; r: number; thin?: boolean }) {
  return <circle className={thin ? styles.edge : styles.part} cx={x} cy={y} r={r} />
}

/** An edge inside a part. */
export function Edge({ d }: { d: string }) {
  return <path className={styles.edge} d={d} />
}

export function Thin({ d }: { d: string }) {
  return <path className={styles.thin} d={d} />
}

/** A centre line: long, short, long. */
export function Axis({ d }: { d: string }) {
  return <path className={styles.axis} d={d} />
}

/** A cut surface, hatched; the lines are drawn, so no pattern id can clash when two drawings share a page. */
export function Cut({ x, y, w, h, step = 6 }: { x: number; y: number; w: number; h: number; step?: number }) {
  const lines: string[] = []
  for (let offset = step; offset < w + h; offset += step) {
    const x1 = x + Math.min(offset, w)
    const y1 = y + Math.max(0, offset - w)
    const x2 = x + Math.max(0, offset - h)
    const y2 = y + Math.min(offset, h)
    lines.push(`M${x1} ${y1}L${x2} ${y2}`)
  }
  return <><Box x={x} y={y} w={w} h={h} /><path className={styles.hatch} d={lines.join('')} /></>
}

export function Words({ x, y, anchor = 'middle', children }: { x: number; y: number; anchor?: 'start' | 'middle' | 'end'; children: ReactNode }) {
  return <text className={styles.words} x={x} y={y} textAnchor={anchor}>{children}</text>
}

const arrow = (x: number, y: number, dx: number, dy: number) => `M${x} ${y}l${dx * 8 + dy * 2.6} ${dy * 8 + dx * 2.6}l${-dy * 5.2} ${-dx * 5.2}z`

/** A horizontal dimension at height `y` with extension lines from the edges it measures. */
export function DimX({ x1, x2, y, from1, from2 = from1, children }: { x1: number; x2: number; y: number; from1: number; from2?: number; children: string }) {
  const middle = (x1 + x2) / 2
  const half = children.length * 3.1 + 8
  const above = y < from1
  return (
    <g>
      <path className={styles.thin} d={`M${x1} ${from1}V${y + (above ? -6 : 6)}M${x2} ${from2}V${y + (above ? -6 : 6)}`} />
      {x2 - x1 > half * 2 + 32
        ? <path className={styles.thin} d={`M${x1} ${y}H${middle - half}M${middle + half} ${y}H${x2}`} />
        : <path className={styles.thin} d={`M${x1} ${y}H${x2}`} />}
      <path className={styles.arrow} d={arrow(x1, y, 1, 0) + arrow(x2, y, -1, 0)} />
      <Words x={middle} y={x2 - x1 > half * 2 + 32 ? y + 4 : y - 5}>{children}</Words>
    </g>
  )
}

/** A vertical dimension at `x`; its words stand beside it. */
export function DimY({ y1, y2, x, from1, from2 = from1, side = 1, children }: { y1: number; y2: number; x: number; from1?: number; from2?: number; side?: 1 | -1; children: string }) {
  return (
    <g>
      {from1 !== undefined && <path className={styles.thin} d={`M${from1} ${y1}H${x + (x > from1 ? 6 : -6)}M${from2 ?? from1} ${y2}H${x + (x > from1 ? 6 : -6)}`} />}
      <path className={styles.thin} d={`M${x} ${y1}V${y2}`} />
      <path className={styles.arrow} d={arrow(x, y1, 0, 1) + arrow(x, y2, 0, -1)} />
      <Words x={x + side * 6} y={(y1 + y2) / 2 + 4} anchor={side === 1 ? 'start' : 'end'}>{children}</Words>
    </g>
  )
}

/** A note with a leader that points at what it is about. */
export function Leader({ to, at, children }: { to: readonly [number, number]; at: readonly [number, number]; children: string }) {
  const width = children.length * 6.2
  const right = to[0] >= at[0] + width / 2
  return (
    <g>
      <path className={styles.thin} d={right ? `M${at[0]} ${at[1] + 4}h${width}L${to[0]} ${to[1]}` : `M${at[0] + width} ${at[1] + 4}h${-width}L${to[0]} ${to[1]}`} />
      <Words x={at[0] + width / 2} y={at[1]}>{children}</Words>
    </g>
  )
}
