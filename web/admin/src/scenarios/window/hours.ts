export interface Hours { weekdays: number[]; from: string; to: string }

/** Opening hours as a clerk writes them, one stretch a line: `1-5 08:30-11:30`. Null where a line cannot be read. */
export function readHours(text: string): Hours[] | null {
  const lines = text.split('\n').map((line) => line.trim()).filter(Boolean)
  const read = lines.map((line) => {
    const found = /^([1-7])(?:\s*[-–]\s*([1-7]))?\s+(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})$/.exec(line)
    if (!found) return null
    const [, first, last = first, from, to] = found as unknown as [string, string, string | undefined, string, string]
    const weekdays = Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => Number(first) + index)
    const hours = { weekdays, from: from.padStart(5, '0'), to: to.padStart(5, '0') }
    return weekdays.length > 0 && /^([01]\d|2[0-3]):[0-5]\d$/.test(hours.from) && /^([01]\d|2[0-3]):[0-5]\d$/.test(hours.to) && hours.from < hours.to ? hours : null
  })
  return read.includes(null) ? null : (read as Hours[])
}

export function writeHours(hours: readonly Hours[]): string {
  return hours.flatMap(({ weekdays, from, to }) => runs(weekdays).map(([first, last]) => `${first === last ? first : `${first}-${last}`} ${from}-${to}`)).join('\n')
}

function runs(weekdays: readonly number[]): [number, number][] {
  const found: [number, number][] = []
  for (const day of weekdays.toSorted((a, b) => a - b)) {
    const last = found.at(-1)
    if (last && day === last[1] + 1) last[1] = day
    else found.push([day, day])
  }
  return found
}
