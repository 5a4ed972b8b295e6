/** One ring of loops, in units of the rosette's radius. */
export interface Band {
  /** Distance of the ring from the centre. */
  middle: number
  /** Half the height of a loop. */
  radial: number
  /** Half the width of a loop, along the ring; beyond half a pitch, neighbours cross. */
  tangential: number
  loops: number
}

/** Three rings that touch: the rosette of the certificate. */
export const ROSETTE: readonly Band[] = [
  { middle: 0.845, radial: 0.15, tangential: 0.09, loops: 96 },
  { middle: 0.6, radial: 0.15, tangential: 0.085, loops: 72 },
  { middle: 0.375, radial: 0.125, tangential: 0.08, loops: 48 },
]

const ARCS_PER_LOOP = 8

/**
 * A ring of the guilloche as a closed SVG path around (0, 0): a point runs round the ring while it circles on an ellipse.
 * Cubic arcs through exact points with exact tangents, so few of them look smooth.
 */
export function guillochePath(band: Band, radius: number): string {
  const steps = band.loops * ARCS_PER_LOOP
  const step = (2 * Math.PI) / steps
  const path = [`M${pair(pointAt(band, radius, 0))}`]
  for (let arc = 0; arc < steps; arc += 1) {
    const [from, to] = [arc * step, (arc + 1) * step]
    const [start, end] = [pointAt(band, radius, from), pointAt(band, radius, to)]
    const [leave, arrive] = [slopeAt(band, radius, from), slopeAt(band, radius, to)]
    const out: Point = [start[0] + (leave[0] * step) / 3, start[1] + (leave[1] * step) / 3]
    const into: Point = [end[0] - (arrive[0] * step) / 3, end[1] - (arrive[1] * step) / 3]
    path.push(`C${pair(out)} ${pair(into)} ${pair(end)}`)
  }
  return `${path.join('')}Z`
}

type Point = [x: number, y: number]

function pointAt({ middle, radial, tangential, loops }: Band, radius: number, t: number): Point {
  const r = radius * (middle + radial * Math.cos(loops * t))
  const angle = t + (tangential / middle) * Math.sin(loops * t)
  return [r * Math.cos(angle), r * Math.sin(angle)]
}

function slopeAt({ middle, radial, tangential, loops }: Band, radius: number, t: number): Point {
  const r = radius * (middle + radial * Math.cos(loops * t))
  const angle = t + (tangential / middle) * Math.sin(loops * t)
  const dr = -radius * radial * loops * Math.sin(loops * t)
  const dAngle = 1 + (tangential / middle) * loops * Math.cos(loops * t)
  return [dr * Math.cos(angle) - r * Math.sin(angle) * dAngle, dr * Math.sin(angle) + r * Math.cos(angle) * dAngle]
}

function pair([x, y]: Point): string {
  return `${x.toFixed(2)} ${y.toFixed(2)}`
}
