/** A course of an outline as a cell says it; `said`: whether the words tell that it is taught or practised. */
export type ReadCourse = { topic: string; hours: number; practice: boolean; said: boolean }

const kinds = '理论|实操|实训|实践'
const marked = new RegExp(`[（(]\\s*(${kinds})\\s*[)）]`)
const before = new RegExp(`^(${kinds})(?:课程?)?\\s*[:：、\\s]\\s*`)
const numbered = /^[（(]?\d{1,2}[.、．)）]\s*/
const withHours = /^(.+?)[\s:：×xX*—-]*(\d{1,3})\s*(?:个)?(?:课时|学时|节)?$/s
const practised = /实操|实训/

/**
 * An outline in one cell, a course a line or parted by semicolons: 理论：安全与识图 4；平焊、立焊 12课时（实操）. Each has its hours, 1 to 200. null when one has none, for then
 * nobody knows what the others add up to.
 */
export function readOutline(text: string): ReadCourse[] | null {
  const items = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)).split(/[;；\r\n]+/).map((item) => item.trim()).filter(Boolean)
  const courses = items.map(readCourse)
  return courses.length > 0 && courses.every((one) => one !== null) ? courses : null
}

function readCourse(item: string): ReadCourse | null {
  const mark = marked.exec(item)
  let rest = (mark ? item.replace(mark[0], ' ') : item).trim().replace(numbered, '')
  const lead = before.exec(rest)
  if (lead) rest = rest.slice(lead[0].length)
  const read = withHours.exec(rest.trim())
  const topic = read?.[1]!.trim()
  const hours = Number(read?.[2])
  if (!topic || hours < 1 || hours > 200 || [...topic].length > 60) return null
  const kind = mark?.[1] ?? lead?.[1]
  return { topic, hours, practice: kind ? kind !== '理论' : practised.test(topic), said: kind !== undefined || practised.test(topic) }
}
