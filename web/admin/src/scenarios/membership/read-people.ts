/** Names and phones out of a pasted list, whatever stands between them. A line without both is counted, not guessed. */
export function readPeople(pasted: string): { people: { name: string; phone: string }[]; bad: number } {
  const people: { name: string; phone: string }[] = []
  let bad = 0
  for (const line of pasted.split(/\r?\n/).map((one) => one.trim()).filter(Boolean)) {
    const phone = /(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/.exec(line)
    const name = line.replace(phone?.[0] ?? '', ' ').replace(/^[\d.、\s]+/, '').split(/[\s,，;；\t|]+/).map((part) => part.trim()).find((part) => /\p{L}/u.test(part))
    if (phone && name && [...name].length <= 40) people.push({ name, phone: phone[0].replace(/[ -]/g, '') })
    else bad += 1
  }
  return { people, bad }
}
