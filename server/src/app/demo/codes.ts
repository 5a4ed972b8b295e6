import { creditCheckCharacter } from '#engines/intake'
import type { Chance } from './chance.ts'

/** A formally valid number of a prefix that no operator uses: nobody can be called by mistake. Never the same twice. */
export function phoneNumbers(chance: Chance): () => string {
  const given = new Set<string>()
  return () => {
    for (;;) {
      const number = `1${chance.pick(['54', '61', '64', '94'])}${String(chance.int(10_000_000, 99_999_999))}`
      if (given.has(number)) continue
      given.add(number)
      return number
    }
  }
}

/** A credit code with a right check character whose organisation part begins with XY, which no register gives out. */
export function creditCode(chance: Chance, division: string, serial: number): string {
  const first17 = `91${division}XY${String(serial).padStart(4, '0')}${chance.int(100, 999)}`
  return first17 + creditCheckCharacter(first17)
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** ID numbers of GB 11643 form in a district (330499) that was never one, so that they are nobody's; never the same twice in a district. */
export function idNumbers(district = '330499'): (birthDay: string, gender: 'male' | 'female') => string {
  const born = new Map<string, number>()
  return (birthDay, gender) => {
    const order = (born.get(birthDay) ?? 0) + 1
    born.set(birthDay, order)
    const first17 = `${district}${birthDay.replaceAll('-', '')}${String(order * 2 + (gender === 'male' ? 1 : 0)).padStart(3, '0')}`
    const sum = [...first17].reduce((total, digit, place) => total + Number(digit) * weights[place]!, 0)
    return first17 + '10X98765432'.charAt(sum % 11)
  }
}
