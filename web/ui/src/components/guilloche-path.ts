interface Ring {
  /** Radius of the ring's middle, half its breadth and half the width of a loop, as shares of the whole. */
  middle: number
  half: number
  wide: number
  loops: number
}

/** Three rings of overlapping loops, the inner ones longer, around an empty middle. */
const rings: readonly Ring[] = [
  { middle: 0.885, half: 0.115, wide: 0.062, loops: 100 },
  { middle: 0.665, half: 0.14, wide: 0.06, loops: 80 },
  { middle: 0.4, half: 0.165, wide: 0.052, loops: 60 },
]

/**
 * One closed line a ring: a point goes round an ellipse, taller than wide, `loops` times while the ellipse goes round the ring once,
 * so that the loops overlap as on a banknote. `radius` in pixels; coordinates are centred on zero.
 */
export function guillochePaths(radius: number): readonly string[] {
  return rings.map(({ middle, half, wide, loops }) => {
    const points = loops * 18
    const line = Array.from({ length: points }, (_, step) => {
      const turn = (step / points) * 2 * Math.PI
      const roll = turn * loops
      const distance = radius * (middle + half * Math.cos(roll))
      const angle = turn + (wide / middle) * Math.sin(roll)
      return `${(distance * Math.cos(angle)).toFixed(1)} ${(distance * Math.sin(angle)).toFixed(1)}`
    })
    return `M${line.join('L')}Z`
  })
}
