import type { Drawing } from './trades.tsx'

/** Words in an occupation's name that say which thing it works with. The first that fits wins. */
const signs: readonly (readonly [RegExp, Drawing])[] = [
  [/焊|weld/i, 'weld'],
  [/机器人|自动化|机电|智能制造|robot|automation/i, 'robotArm'],
  [/叉车|仓储|起重|装卸|forklift|warehouse/i, 'forklift'],
  [/配送|快递|骑手|物流|邮政|courier|deliver|logistic/i, 'parcel'],
  [/茶|咖啡|tea\b|coffee/i, 'tea'],
  [/护理|养老|保育|育婴|家政|care|nurs/i, 'careBed'],
  [/烹|厨|面点|中式|西式|烘焙|cook|chef|bak/i, 'wok'],
  [/直播|摄影|摄像|电商|营销|互联网|media|stream|photo|market/i, 'camera'],
  [/电工|电气|电力|光伏|electri/i, 'panel'],
  [/车工|铣工|磨工|钳工|镗|数控|机床|模具|加工|turn|mill|machin|fitter|lathe/i, 'shaft'],
]

/** Chooses the drawing for an occupation by its name; a square and compasses for any that is not known. */
export function chooseDrawing(occupation: string): Drawing {
  return signs.find(([sign]) => sign.test(occupation))?.[1] ?? 'square'
}
