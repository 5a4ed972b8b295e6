import { draw, height, width, type Box, type Colour, type Disc } from './drawing.ts'

const [red, amber, jade, ink, cream, wood, steel, rose]: Colour[] = [[196, 38, 46], [224, 164, 72], [31, 122, 99], [54, 48, 48], [252, 244, 228], [150, 106, 66], [126, 138, 146], [226, 150, 140]]
const box = (x: number, y: number, wide: number, high: number, colour: Colour): Box => ({ x, y, width: wide, height: high, colour })
const disc = (x: number, y: number, radius: number, colour: Colour): Disc => ({ x, y, radius, colour })
const ground = box(0, 250, width, height - 250, [214, 190, 150])

/** A screen, and rows of heads before it. */
const cinema = () => draw([
  box(0, 0, width, height, [44, 40, 52]), box(60, 24, 360, 150, cream!), box(60, 132, 360, 42, [150, 186, 160]), disc(350, 70, 26, amber!), box(110, 84, 60, 52, red!), box(186, 64, 44, 72, steel!), box(240, 98, 70, 38, rose!),
  ...[[208, 22, 24], [246, 30, 30]].flatMap(([y, radius, apart]) => Array.from({ length: 7 }, (_, n) => [disc(40 + n * 66 + apart! / 2, y!, radius!, n % 2 ? [92, 62, 70] : [76, 70, 92]), box(40 + n * 66 + apart! / 2 - radius! - 4, y! + 14, radius! * 2 + 8, 80, [112, 34, 42])]).flat()),
])
/** A tool box with a hammer, a saw and a tape measure. */
const tools = () => draw([
  ground, box(196, 60, 14, 120, wood!), box(164, 48, 78, 26, steel!), box(262, 84, 22, 96, red!), box(256, 56, 34, 34, ink!), disc(346, 150, 40, amber!), disc(346, 150, 24, cream!), disc(346, 150, 8, ink!), box(346, 182, 92, 8, amber!),
  box(96, 160, 288, 104, red!), box(96, 160, 288, 16, [150, 26, 34]), box(214, 196, 52, 28, cream!), box(84, 150, 312, 14, [120, 22, 28]), box(120, 108, 12, 46, steel!), box(114, 84, 24, 30, jade!),
])
/** A parcel with a ribbon, fruit and a thermos beside it. */
const parcel = () => draw([
  ground, box(130, 110, 180, 150, [206, 120, 70]), box(118, 96, 204, 28, [176, 92, 54]), box(208, 96, 24, 164, cream!), disc(196, 82, 22, red!), disc(244, 82, 22, red!), disc(196, 82, 10, cream!), disc(244, 82, 10, cream!), disc(220, 92, 12, [150, 26, 34]),
  box(350, 120, 52, 140, jade!), box(356, 96, 40, 26, steel!), box(350, 160, 52, 16, cream!), disc(64, 226, 34, amber!), disc(100, 238, 26, red!), disc(40, 246, 20, [150, 170, 80]), box(62, 186, 5, 12, wood!), box(98, 206, 4, 10, wood!),
])
/** A lake with hills, a pavilion and the sun. */
const lake = () => draw([
  disc(380, 70, 34, [240, 176, 90]), disc(90, 230, 120, [136, 164, 130]), disc(250, 260, 150, [112, 146, 116]), disc(420, 240, 110, [150, 176, 140]), box(0, 200, width, 100, [132, 178, 190]), box(0, 214, width, 3, [170, 204, 210]), box(60, 236, 200, 3, [170, 204, 210]), box(240, 262, 220, 3, [170, 204, 210]),
  box(150, 150, 120, 8, wood!), box(132, 142, 156, 10, red!), box(156, 130, 108, 12, red!), box(182, 118, 56, 12, red!), box(160, 158, 8, 52, wood!), box(252, 158, 8, 52, wood!), box(140, 206, 140, 10, [176, 150, 116]),
])

/** Drawn for the demo, with what they show. */
export const benefitPictures = {
  parcel: { caption: '系着彩带的慰问包，旁边是水果和保温杯', of: parcel }, cinema: { caption: '影厅里的银幕和座位', of: cinema }, tools: { caption: '红色工具箱，里面有锤子、螺丝刀和卷尺', of: tools }, lake: { caption: '疗休养地的湖和亭子', of: lake },
} as const
