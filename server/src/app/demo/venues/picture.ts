import { Chance } from '../chance.ts'
import { draw, width, type Box, type Colour } from '../drawing.ts'

const shelf: Colour[] = [[186, 74, 60], [214, 158, 78], [74, 110, 96], [62, 84, 116], [128, 86, 112], [226, 208, 170]]

/** A drawing of a place: enough to see that a photo stands there. */
export function drawPlace(kind: string, seed: string): Uint8Array {
  const chance = new Chance(seed)
  return draw(kind === 'library' ? books(chance) : building(chance, kind))
}

function books(chance: Chance): Box[] {
  return [30, 120, 210].flatMap((top) => {
    const row: Box[] = [{ x: 20, y: top + 74, width: width - 40, height: 8, colour: [122, 90, 58] }]
    for (let x = 30; x < width - 50;) {
      const [wide, high] = [chance.int(10, 22), chance.int(48, 72)]
      row.push({ x, y: top + 74 - high, width: wide, height: high, colour: chance.pick(shelf) })
      x += wide + (chance.likely(0.12) ? 26 : 2)
    }
    return row
  })
}

function building(chance: Chance, kind: string): Box[] {
  const tall = kind === 'culture' || kind === 'activity'
  const wall: Colour = kind === 'station' ? [214, 158, 78] : kind === 'nursing' ? [226, 190, 178] : [196, 110, 84]
  const [left, top, wide] = tall ? [70, 60, 340] : [120, 130, 240]
  const boxes: Box[] = [{ x: 0, y: 250, width, height: 50, colour: [128, 142, 112] }, { x: left, y: top, width: wide, height: 250 - top, colour: wall }, { x: left - 14, y: top - 16, width: wide + 28, height: 16, colour: [92, 66, 52] }]
  for (let x = left + 24; x < left + wide - 40; x += 58) for (let y = top + 24; y < 190; y += 56) boxes.push({ x, y, width: 34, height: 34, colour: chance.likely(0.6) ? [252, 226, 160] : [104, 122, 132] })
  boxes.push({ x: left + wide / 2 - 26, y: 190, width: 52, height: 60, colour: [62, 52, 46] })
  return boxes
}
