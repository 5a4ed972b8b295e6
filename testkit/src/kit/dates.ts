import type { Chance } from './chance.ts'

/** A day as one of the ways in which it is found in a cell, and the repair that it takes. */
export function writeDate(chance: Chance, iso: string): { cell: string | number | Date; repairs: string[] } {
  const [year, month, day] = [iso.slice(0, 4), Number(iso.slice(5, 7)), Number(iso.slice(8))]
  switch (chance.int(0, 7)) {
    case 0: return { cell: `${year}.${month}.${day}`, repairs: ['date-text'] }
    case 1: return { cell: `${year}年${month}月${day}日`, repairs: ['date-text'] }
    case 2: return { cell: `${year}/${month}/${day}`, repairs: ['date-text'] }
    case 3: return { cell: Number(iso.replaceAll('-', '')), repairs: ['date-text'] }
    case 4: return { cell: Date.parse(`${iso}T00:00:00Z`) / 86_400_000 + 25_569, repairs: ['date-serial'] }
    case 5: return { cell: iso, repairs: [] }
    default: return { cell: new Date(`${iso}T00:00:00Z`), repairs: [] }
  }
}

export function isoDay(chance: Chance, year: number): string {
  return `${year}-${String(chance.int(1, 12)).padStart(2, '0')}-${String(chance.int(1, 28)).padStart(2, '0')}`
}
