import { cellText } from '#engines/intake'
import type { Repair } from '#engines/intake'

/** Things in a room, or that a class needs; null when no count is given. */
export interface Equipment { name: string; count: number | null }

/** 电焊机×22；台钻*5、投影仪: items with or without a count. */
export const readEquipment: Repair<Equipment[]> = (cell) => {
  const items = cellText(cell).normalize('NFKC').split(/[;、,\n]+/).map((item) => item.trim()).filter(Boolean)
  return items.map((item) => {
    const counted = /^(.+?)\s*(?:[×xX*✕:]\s*(\d+)|(?<=\D)(\d+))\s*[台套张个把件组辆间]?$/.exec(item)
    return counted ? { name: counted[1]!, count: Number(counted[2] ?? counted[3]) } : { name: item, count: null }
  })
}
