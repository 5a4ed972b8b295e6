import type { Cipher, PersonalText } from '#platform/crypto'

/** A name as it is searched: width and case do not matter, dots and spaces in minority names neither (阿依古丽·买买提). */
export function searchForm(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/[\s·•‧・.]/gu, '')
}

/** Neighbouring pairs of code points: what two or more characters of a name are found by. One character alone stands for itself. */
export function pairsOf(name: string): string[] {
  const characters = [...searchForm(name)]
  if (characters.length === 1) return characters
  return [...new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`))]
}

/** The pairs as keyed hashes, so that the index tells nobody a name. */
export function nameKeys(cipher: Cipher, name: PersonalText): Buffer[] {
  return nameKeysOf(cipher, name.reveal())
}

/** The same for a name that is being read from a file. */
export function nameKeysOf(cipher: Cipher, name: string): Buffer[] {
  return pairsOf(name).map((pair) => cipher.blind(pair, 'name'))
}
