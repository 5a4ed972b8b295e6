import type { Chance } from './chance.ts'

const FAMILIES = [...'沈俞章金骆宣楼寿阮屠钟茹单郦傅诸葛'].slice(0, 15).concat('欧阳', '司马', '上官')
const GIVEN = [...'海明建国丽娟水根阿毛雅琴伟江晓东素珍鉴湖文清若兰思远']
const STEMS = ['鉴湖', '会稽', '古越', '兰亭', '稽山', '东浦', '镜水', '五泄', '剡溪', '曹娥江']
const TRADES = ['纺织', '印染', '袜业', '酿酒', '珍珠', '领带', '轴承', '化纤', '厨具', '灯饰', '物流', '酒店']

export function personName(chance: Chance): string {
  return chance.pick(FAMILIES) + chance.pick(GIVEN) + (chance.once(3) ? '' : chance.pick(GIVEN))
}

/** Formally valid, of a prefix that no operator uses. */
export function phoneNumber(chance: Chance): string {
  return `1${chance.pick(['54', '61', '64', '94'])}${String(chance.int(0, 99_999_999)).padStart(8, '0')}`
}

export function firmName(chance: Chance, serial: number): string {
  return `${chance.pick(STEMS)}${chance.pick(TRADES)}${chance.pick(['有限公司', '股份有限公司', '（集团）有限公司', '厂'])}${serial}号`
}

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** A credit code with a right check character, worked out from the text of GB 32100 and not with the product's own code. */
export function creditCode(chance: Chance, division: string, registrar = '91'): string {
  let code = `${registrar}${division}XY`
  while (code.length < 17) code += chance.pick([...ALPHABET])
  let sum = 0
  for (const [i, letter] of [...code].entries()) sum += ALPHABET.indexOf(letter) * (3 ** i % 31)
  return code + ALPHABET.charAt((31 - (sum % 31)) % 31)
}

/** The same code with a wrong check character. */
export function spoiled(code: string): string {
  const at = ALPHABET.indexOf(code.charAt(17))
  return code.slice(0, 17) + ALPHABET.charAt((at + 1) % ALPHABET.length)
}

export function fullWidth(text: string): string {
  return [...text].map((letter) => /[!-~]/.test(letter) ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0) : letter).join('')
}
