interface Ring {
  /** Radius of the ring's middle and half its breadth, as shares of the whole. */
  middle: number
  half: number
  loops: number
}

/** Three rings of overlapping loops, the inner ones longer, around an empty middle. */
const rings: readonly Ring[] = [
  { middle: 0.885, half: 0.115, loops: 72 },
  { middle: 0.665, half: 0.145, loops: 54 },
  { middle: 0.435, half: 0.165, loops: 40 },
]

/**
 * One closed line a ring: a small circle rolls along a big one (a hypotrochoid), turning `loops` times while it goes round once,
 * so that the loops overlap as on a banknote. `radius` in pixels; coordinates are centred on zero.
 */
export function guillochePaths(radius: number): readonly string[] {
  return rings.map(({ middle, half, loops }) => {
    const points = loops * 18
    const line = Array.from({ length: points }, (_, step) => {
      const turn = (step / points) * 2 * Math.PI
      const back = -turn * (loops - 1)
      const x = radius * (middle * Math.cos(turn) + half * Math.cos(back))
      const y = radius * (middle * Math.sin(turn) + half * Math.sin(back))
      return `${x.toFixed(1)} ${y.toFixed(1)}`
    })
    return `M${line.join('L')}Z`
  })
}
