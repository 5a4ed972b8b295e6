/**
 * Two names side by side, as far as somebody who decides between them needs: what both share at either end is masked, what differs is shown.
 * 张小明 and 张晓明 become *小* and *晓*.
 */
export function showDifference(one: string, other: string): [string, string] {
  const [a, b] = [[...one], [...other]]
  const shortest = Math.min(a.length, b.length)
  let head = 0
  while (head < shortest && a[head] === b[head]) head++
  let tail = 0
  while (tail < shortest - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  const show = (letters: string[]) => letters.map((letter, at) => (at < head || at >= letters.length - tail ? '*' : letter)).join('')
  return [show(a), show(b)]
}

/** Whether a membership may end, or go on elsewhere, on a day: not before it began, not in the future. All are YYYY-MM-DD. */
export function decideChange(membership: { valid_from: string }, on: string, today: string): 'ok' | 'dates-wrong' {
  return on < membership.valid_from || on > today ? 'dates-wrong' : 'ok'
}
