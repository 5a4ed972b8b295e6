import { createRandom } from './random.ts'

const families = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'].concat('欧阳', '司马', '上官', '诸葛')
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红建文辉力鹏志海燕宇浩凯国庆春梅兰琴云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉倩婷雯锦黛青岩婉娴瑾颖露瑶怡婵雁蓓纨仪荷丹蓉眉君琳韵融园艺咏卿聪澜纯毓悦昭冰爽琬茗羽希宁欣飘育滢馥筠柔竹霭凝晓欢霄枫芸菲寒伊亚宜可姬舒影荔枝思毅俊峰保东山仁波宁贵福生元全胜学祥才发武新利清飞彬富顺信子昌成康星光天达安中茂进林有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚裕河哲江亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭泽晨辰士以家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘禾']

export type Person = { name: string; phone: string; idNumber: string; gender: 'male' | 'female'; birthYear: number }

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const first = Date.UTC(1962, 0, 1)

/** GB 11643, from the text of the standard. No two numbers of a province are the same. */
export function idNumberOf(index: number): string {
  const day = new Date(first + (index % 15_600) * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
  const start = `441900${day}${String(Math.floor(index / 15_600) % 1000).padStart(3, '0')}`
  let sum = 0
  for (let at = 0; at < 17; at++) sum += (start.charCodeAt(at) - 48) * weights[at]!
  return start + '10X98765432'.charAt(sum % 11)
}

export const phoneOf = (index: number): string => `1${[31, 39, 58, 77, 88][index % 5]!}${String(10_000_000 + index).slice(-8)}`

/** A made-up person, the same for the same number. Common names are as common as they are: a few characters carry most of them. */
export function personOf(index: number): Person {
  const random = createRandom(index)
  const skewed = <T>(from: readonly T[]) => from[Math.floor(from.length * random() ** 2)]!
  const idNumber = idNumberOf(index)
  const name = index % 9_973 === 7 ? `𠮷${skewed(given)}${skewed(given)}`
    : index % 20_011 === 11 ? `${skewed(families)}龘`
    : index % 211 === 5 ? `${['阿依古丽', '买买提', '迪丽热巴', '古丽娜尔'][index % 4]!}·${['艾力', '肉孜', '吐尔逊', '卡德尔'][Math.floor(random() * 4)]!}`
    : skewed(families) + skewed(given) + (random() < 0.25 ? '' : skewed(given))
  return { name, phone: phoneOf(index), idNumber, gender: Number(idNumber[16]) % 2 === 1 ? 'male' : 'female', birthYear: Number(idNumber.slice(6, 10)) }
}
