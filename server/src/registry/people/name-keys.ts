import type { Cipher, PersonalText } from '#platform/crypto'

/** A name as it is searched: width and case do not matter, dots and spaces in minority names neither (阿依古丽·买买提). */
export function searchForm(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/[\s·•‧・.]/gu, '')
}

const longest = 4

/** What a name is found by: every stretch of two to four code points, each once. One character alone stands for itself. */
export function stretchesOf(name: string): string[] {
  const characters = [...searchForm(name)]
  if (characters.length === 1) return characters
  const found = new Set<string>()
  for (let length = 2; length <= longest; length++) for (let from = 0; from + length <= characters.length; from++) found.add(characters.slice(from, from + length).join(''))
  return [...found]
}

/** What is looked for: the text itself, of a longer one its stretches of four. A name that holds the text has all of them. */
export function stretchesToFind(text: string): string[] {
  const characters = [...searchForm(text)]
  if (characters.length <= longest) return characters.length === 0 ? [] : [characters.join('')]
  return [...new Set(Array.from({ length: characters.length - longest + 1 }, (_, from) => characters.slice(from, from + longest).join('')))]
}

/** As keyed hashes, so that the index tells nobody a name. Eight bytes of them: two stretches that share one are told apart by the name itself. */
function keyOf(cipher: Cipher, stretch: string): bigint {
  return cipher.blind(stretch, 'name').readBigInt64BE()
}

export function nameKeys(cipher: Cipher, name: PersonalText): bigint[] {
  return nameKeysOf(cipher, name.reveal())
}

/** The same for a name that is being read from a file. */
export function nameKeysOf(cipher: Cipher, name: string): bigint[] {
  return stretchesOf(name).map((stretch) => keyOf(cipher, stretch))
}

export function keysToFind(cipher: Cipher, text: string): bigint[] {
  return stretchesToFind(text).map((stretch) => keyOf(cipher, stretch))
}
