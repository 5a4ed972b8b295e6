const oneDay = 86_400_000

/** The server keeps the first day without a role; people say its last one. */
export function nextDay(last: string): string {
  return new Date(Date.parse(`${last}T00:00:00Z`) + oneDay).toISOString().slice(0, 10)
}

export function lastDay(until: string): string {
  return new Date(Date.parse(`${until}T00:00:00Z`) - oneDay).toISOString().slice(0, 10)
}
