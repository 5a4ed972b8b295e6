/** A certificate number in groups for people: S0009 3304 2640 0187. What is no number stays as it is. */
export function grouped(number: string): string {
  return number.length === 17 ? [number.slice(0, 5), number.slice(5, 9), number.slice(9, 13), number.slice(13)].join(' ') : number
}
