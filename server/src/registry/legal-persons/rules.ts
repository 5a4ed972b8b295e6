import { creditCheckCharacter, isCreditCode } from '#engines/intake'

/** A unified social credit code as unions have it: GB 32100-2015, registration authority 8 (工会), with the right check character (L4). */
export function isUnionCode(code: string): boolean {
  return code.startsWith('8') && isCreditCode(code)
}

const weights = [3, 7, 9, 10, 5, 8, 4, 2]
const valueOf = (character: string) => (/\d/.test(character) ? Number(character) : character.charCodeAt(0) - 55)

/** The check character of an organisation's own code: GB 11714-1997, 11 minus the weighted sum modulo 11; 10 is X, 11 is 0. */
export function organisationCheckCharacter(body: string): string {
  const sum = Array.from(body, (character, place) => valueOf(character) * weights[place]!).reduce((total, one) => total + one, 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

/**
 * The code that stands at place `n` of a range: 8 (工会), 1 (基层工会), the division, eight characters of the organisation's own (stem and number) with their check
 * character, and the check character of the whole. `stem` has up to five characters of the alphabet of GB 32100.
 */
export function codeAt(range: { division: string; stem: string }, n: number): string {
  const body = range.stem + String(n).padStart(8 - range.stem.length, '0')
  if (body.length !== 8) throw new RangeError(`${n} does not fit behind ${range.stem}`)
  const first17 = `81${range.division}${body}${organisationCheckCharacter(body)}`
  return first17 + creditCheckCharacter(first17)
}
