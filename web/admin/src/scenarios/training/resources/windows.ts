export type OpeningWindow = { weekdays: number[]; from: string; to: string }

/** 1-5 18:30-21:00, one a line. */
export function writeWindows(windows: readonly OpeningWindow[]): string {
  return windows.map((one) => `${writeDays(one.weekdays)} ${one.from}-${one.to}`).join('\n')
}

/** Runs of neighbouring days as 1-5, single ones as 6,7. */
export function writeDays(days: readonly number[]): string {
  const runs: number[][] = []
  for (const day of days.toSorted((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && last.at(-1) === day - 1) last.push(day)
    else runs.push([day])
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]}-${run.at(-1)}` : run.join(','))).join(',')
}

/** What writeWindows wrote, or a person in its manner; null when any line can't be read. */
export function readWindows(text: string): OpeningWindow[] | null {
  const windows: OpeningWindow[] = []
  for (const line of text.normalize('NFKC').split('\n').map((one) => one.trim()).filter(Boolean)) {
    const found = /^([1-7](?:[-,][1-7])*)\s+([01]?\d|2[0-3]):([0-5]\d)\s*[-–~]\s*([01]?\d|2[0-3]):([0-5]\d)$/.exec(line)
    if (!found) return null
    const [, days, fromHour, fromMinute, toHour, toMinute] = found as unknown as [string, string, string, string, string, string]
    const [from, to] = [`${fromHour.padStart(2, '0')}:${fromMinute}`, `${toHour.padStart(2, '0')}:${toMinute}`]
    if (to <= from) return null
    windows.push({ weekdays: readDays(days), from, to })
  }
  return windows
}

function readDays(text: string): number[] {
  const days = new Set<number>()
  for (const part of text.split(',')) {
    const [first, last] = part.split('-').map(Number) as [number, number | undefined]
    for (let day = first; day <= (last ?? first); day++) days.add(day)
  }
  return [...days].sort((a, b) => a - b)
}

/** 电焊机×22, one a line; one of each when no count is given. */
export function readEquipment(text: string): { name: string; count: number }[] {
  return text.normalize('NFKC').split('\n').map((one) => one.trim()).filter(Boolean).map((line) => {
    const found = /^(.+?)\s*[×xX*]\s*(\d{1,6})$/.exec(line)
    return found ? { name: found[1]!, count: Math.max(1, Number(found[2])) } : { name: line, count: 1 }
  })
}
