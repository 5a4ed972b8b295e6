import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' }

/*
 * The data of chinese-days without its functions: those parse a day as midnight UTC and read it back in the machine's zone, so that west of Greenwich
 * every day is the one before.
 */
export const notice = {
  holidays: named(data.holidays),
  /** Weekends worked in exchange for a day off. */
  workdays: named(data.workdays),
  lastYear: Math.max(...Object.keys(data.holidays).map((day) => Number(day.slice(0, 4)))),
}

/** The package writes "National Day,国庆节,3"; people here read the second part. */
function named(days: Record<string, string>): ReadonlyMap<string, string> {
  return new Map(Object.entries(days).map(([day, text]) => [day, text.split(',')[1] ?? text]))
}
