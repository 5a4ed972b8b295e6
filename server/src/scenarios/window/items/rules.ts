import { longestPromise } from '../cases/process.ts'

/** Fewest calendar days in which so many working days surely fit: a working week takes seven, and holidays only add. */
export const calendarDaysOf = (workingDays: number): number => workingDays + 2 * Math.floor(workingDays / 5)

type Form = { lawDays: number | null; promiseDays: number; materials: readonly { key: string }[]; counters: readonly { promiseDays: number | null }[] }

/** What is wrong with an item: a promise that the rule would not allow even in a plain week, a window that promises more time than the item, two materials of one key. */
export function problemOf(form: Form): 'window.promise-beyond-law' | 'window.material-key-twice' | null {
  if (form.promiseDays > longestPromise || (form.lawDays !== null && calendarDaysOf(form.promiseDays) > form.lawDays) || form.counters.some((one) => one.promiseDays !== null && one.promiseDays > form.promiseDays)) return 'window.promise-beyond-law'
  return new Set(form.materials.map((one) => one.key)).size < form.materials.length ? 'window.material-key-twice' : null
}
