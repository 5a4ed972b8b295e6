/** Masks as people expect to see them: 林**, 138****0000, 330***********1234. Code points, not UTF-16 units: 𠮷 is one character. */
export function maskName(name: string): string {
  const characters = [...name]
  return characters.length === 0 ? '' : `${characters[0]}${'*'.repeat(Math.max(1, Math.min(2, characters.length - 1)))}`
}

/** For a public page: one character hidden, the rest readable (林*禾, 林*). */
export function maskNameForPublic(name: string): string {
  const characters = [...name]
  if (characters.length <= 1) return '*'
  if (characters.length === 2) return `${characters[0]}*`
  return `${characters[0]}*${characters.slice(2).join('')}`
}

export function maskPhone(phone: string): string {
  return phone.length === 11 ? `${phone.slice(0, 3)}****${phone.slice(7)}` : '***'
}

export function maskIdNumber(id: string): string {
  return id.length === 18 ? `${id.slice(0, 3)}***********${id.slice(14)}` : '***'
}

/** Takes phone and identity numbers out of free words before they are stored, for they have sealed columns of their own. Grouped and full-width digits too. */
export function withoutNumbers(words: string): string {
  return words
    .replace(/(?<![\d０-９])[1-9１-９](?:[ \-－]?[\d０-９]){16}[ \-－]?[\d０-９XxＸｘ](?![\d０-９])/g, '***')
    .replace(/(?<![\d０-９])[1１][3-9３-９](?:[ \-－]?[\d０-９]){9}(?![\d０-９])/g, '***')
}
