/** Reads pasted lines of name and phone, in either order, with whatever a table or a chat puts between them. `bad` are line numbers, from 1. */
export function readWorkers(text: string): { workers: { name: string; phone: string }[]; bad: number[] } {
  const workers: { name: string; phone: string }[] = []
  const bad: number[] = []
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const digits = line.normalize('NFKC').replace(/(?<=\d)[ -](?=\d)/g, '')
    const phone = /(?<!\d)(?:\+?86)?(1[3-9]\d{9})(?!\d)/.exec(digits)?.[1]
    const name = digits.replace(/(?:\+?86)?1[3-9]\d{9}/, ' ').replace(/^[\s,，;；、.\d]+|[\s,，;；、]+$/g, '').trim()
    if (phone && name !== '' && [...name].length <= 40 && !/\d{5,}/.test(name)) workers.push({ name, phone })
    else bad.push(index + 1)
  }
  return { workers, bad }
}
