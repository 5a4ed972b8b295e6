/** The clock time of an instant, as the clocks of China show it. */
export function clockOf(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
}
