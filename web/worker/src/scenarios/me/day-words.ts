type Format = { date: (day: string) => string }

/** A fact as a person reads it: what a record keeps as a bare day, with or without an hour, in the words of the language. Anything else stays as it is. */
export function dayWords(value: string, format: Format): string {
  const [, day, hour] = /^(\d{4}-\d{2}-\d{2})( \d{2}:\d{2})?$/.exec(value) ?? []
  return day === undefined ? value : `${format.date(day)}${hour ?? ''}`
}
