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

export { withoutNumbers } from '@guildhall/contract'
