import type { Hit } from './phrases.ts'

/**
 * What a sentence says about a trade that it names. `left`: the one to get away from, or not wanted. `past`: done now or before.
 * `plain`: named, no more. `wanted`: asked for.
 */
export type Stance = 'left' | 'past' | 'plain' | 'wanted'

/** Hits become single letters of the private use area, so that the patterns below can speak of "a trade". */
const BASE = 0xe100
const T = '[\\ue100-\\ue4ff]'
/** Anything but the end of a clause or another trade. */
const GAP = (most: number): string => `[^，。；！？,;!?\\ue100-\\ue4ff]{0,${most}}`
const DO = '(?:干|做|当|搞|学|从事|考|报|碰|选|来|送|开|跑|带|烧|教)'
const YEARS = '(?:[一二三四五六七八九十两几多半\\d]+(?:来|多|几)?年|好(?:多|几|些)年|多年|很久|大?半辈子|一辈子)'
const TIRED = '(?:不(?:想|愿意?|打算|准备|敢)(?:再|继续|接着)?(?:干|做|当|学|碰|搞|送|跑|开)|不(?:干|做|当|学|送|跑|搞)了|[干做送跑搞当](?:够|腻|烦|怕|伤|不动|不下去|不了|不长)|没前途|没出路|没奔头|不挣钱|不赚钱|挣得少|赚得少|挣不到|赚不到|钱少|工资低|太(?:累|苦|脏|危险|熬人|辛苦|伤|吵|单调|忙|远|乱)|吃不消|受不了|干烦|没活|没意思|没兴趣|不感兴趣|不喜欢|不好[干做]|不适合|(?:就)?不用|就?算了|除外|以外|之外|倒闭|关门|关了|停产|裁员|(?:已经)?学过|考过|就不(?:学|报|考)|快没人要|淘汰|学不(?:会|进|懂)|卷不动|[^，。；]{0,4}(?:膝盖|腰|眼睛|身体|肩膀|颈椎|手|腿)[^，。；]{0,3}(?:坏|疼|痛|伤|不行|不好|受不了))'

const LEFT = [
  `(?<![想能可要会是行学])不(?:是|再|(?:太|大|怎么)?(?:想|愿意?|打算|准备|要|考虑|喜欢|感兴趣)|(?=${DO}))(?:再|继续|接着)?(?:去|来)?${DO}?${GAP(3)}(${T})`,
  `(${T})${GAP(6)}${TIRED}`,
  `(?:从|由)${GAP(8)}(${T})${GAP(6)}(?:转|改|跳|换)`,
  `(${T})${GAP(3)}(?:转|改行|改做|改学|改|换成)${GAP(6)}${T}`,
  `(?:离开|脱离|告别|辞掉|辞了|放弃|不再)${GAP(4)}(${T})`,
  `(?:除了?|别|甭|讨厌|厌倦|受够)${GAP(5)}(${T})`,
]
/** Someone else's trade says little about what the speaker wants. */
const OTHERS = '(?:儿子|女儿|老公|爱人|丈夫|老婆|媳妇|同事|工友|朋友|老乡|邻居|亲戚|爸|妈|弟弟?|哥哥?|姐姐?|妹妹?|兄弟|同学|战友)'
const PAST = [
  `${OTHERS}${GAP(4)}(?:在|是|干|做|当|学|开|搞|考)了?${GAP(3)}(${T})`,
  `(?:开|做|干|当|学)?(${T})的(?:工友|同事|朋友|老乡|邻居|亲戚|老公|儿子)`,
  `(?<!没|从未|未)(?:学|考|报|练|上|参加)(?:过|完|好|出来)${GAP(3)}(${T})`,
  // What fills the day and leaves only the evening is no wish: 白天要带孩子，只能晚上学.
  `(?:^|[，。；！？,;!?])[^，。；！？,;!?\\ue100-\\ue4ff学考培报证]{0,10}(${T})[^，。；！？,;!?\\ue100-\\ue4ff学考培训报证班]{0,5}[，,；;](?:只能|只有|[^，。；学]{0,4}(?:没空|没时间|有空|走不开|时间自由|才能来|才有))`,
  `${OTHERS}${GAP(4)}(?:在学|开|做)${GAP(2)}(${T})`,
  `(${T})${GAP(3)}(?:已经|都|早就)?(?:考出来|考到|拿到|学会|学完|学好|有)了`,
  `(?:在家|得|还要|忙着|边)${GAP(3)}(${T})`,
  `(${T})${GAP(4)}(?:没时间|没空|走不开|之余|的同时)`,
  `(?:以前|之前|原来|原先|原本|从前|过去|早先|早年|曾经|曾|本来|年轻时候?|上家|前几年|这几年|老本行|先前|一直|向来|祖上|退休前|下岗前)(?!想)[^，。；！？,;!?\\ue100-\\ue4ff想学]{0,8}(${T})`,
  `(?:目前|现在|眼下|如今|手上|平时|白天)(?:还|正|就|都|也)?(?:在|是|干|做|当|从事|开|送)(?!想)[^，。；！？,;!?\\ue100-\\ue4ff想学]{0,8}(${T})`,
  `(?:干|做|当|搞|从事|送|跑|开)(?:了|过)?(?:快|近|有|将近|差不多|整整|大概)?${YEARS}${GAP(4)}(${T})`,
  `(${T})${GAP(5)}(?:干|做|当|搞|送|跑|开)(?:了|过)(?:快|近|有|将近|差不多|整整|大概)?${YEARS}`,
  `(?:干|做|当|搞|从事)(?:了|过)?${GAP(3)}(${T})${GAP(4)}${YEARS}`,
  `(?:是|在|干|做|当|跑|送|开|搞)(?:一?[名个家])?(?!想)[^，。；！？,;!?\\ue100-\\ue4ff想学要]{0,6}(${T})(?:[^，。；！？,;!?\\ue100-\\ue4ff想学]{0,5})(?:的|上班|工作|打工|干活|帮忙|出身|做事)(?=[，。；！？,;!?]|$)`,
  `(?<![不没人才能工机社开]|[想要学][^，。；]{0,5})(?:会|懂)(?:一?点儿?|些|了)?[^，。；！？,;!?\\ue100-\\ue4ff]{0,2}(${T})`,
  `有(?:一?点儿?|些|了|过)?${GAP(2)}(${T})(?:的?(?:基础|经验|底子|手艺)|证(?!怎|要|咋|难|好))`,
]
const WANT = /想|要|打算|希望|盼|准备|计划|申请|报名|报个|学|考|培训|转行|改行|转到|转做|改做|提升|拿|参加|组织|开展|请|急需|缺|招|安排|求|感兴趣|有兴趣|向往|喜欢|适合|换成/
const CLAUSE_END = /[，。；！？,;!?]/

const compiled = [
  ...LEFT.map((pattern) => ({ stance: 'left' as const, regex: new RegExp(pattern, 'g') })),
  ...PAST.map((pattern) => ({ stance: 'past' as const, regex: new RegExp(pattern, 'g') })),
]

/** The stance of each hit, in their order. Leaving is looked for first, then the past, then asking. */
export function readStances(text: string, hits: readonly Hit[]): Stance[] {
  const marked = mark(text, hits)
  const stances = new Map<number, Stance>()
  for (const { stance, regex } of compiled) {
    for (const match of marked.matchAll(regex)) {
      const hit = match[1]!.charCodeAt(0) - BASE
      if (!stances.has(hit)) stances.set(hit, stance)
    }
  }
  let wanting = false
  for (let i = 0; i < marked.length; i++) {
    const hit = marked.charCodeAt(i) - BASE
    if (CLAUSE_END.test(marked.charAt(i))) wanting = false
    else if (hit >= 0 && hit < hits.length) {
      if (!stances.has(hit)) stances.set(hit, wanting || text.startsWith('学', hits[hit]!.start) ? 'wanted' : 'plain')
    } else wanting ||= WANT.test(marked.slice(Math.max(0, i - 1), i + 1))
  }
  return hits.map((_, i) => stances.get(i) ?? 'plain')
}

function mark(text: string, hits: readonly Hit[]): string {
  let marked = ''
  let at = 0
  for (const [i, hit] of hits.entries()) {
    marked += text.slice(at, hit.start) + String.fromCharCode(BASE + i)
    at = hit.end
  }
  return marked + text.slice(at)
}

/** No trade is asked for, any will do, or something about one that is over: the trade that is named is not the wish. */
const ELSEWHERE = /(?:学|干|做|找|换|多|再)(?:上|点|些|个|一门|一样|门|一)*(?:别的|其他|其它|另外的?|什么|啥|手艺|技术|技能|东西|行当|行业)|多(?:学)?一[样门]|(?:别的|其他|其它)(?:的)?(?:班|课)|有没有(?:别的|其他|其它)|别的也?行|还没想好|(?:证|证书|补贴|本子?)(?:[^，。；]{0,6})(?:丢了|补办|怎么补|什么时候发|没拿到|没到账|没发)|班满了|(?:寄|快递|送)到家|可以寄|能不能(?:快递|寄)/

/** Does the text ask for something else than the trade it names, or for nothing in particular? */
export function asksElsewhere(text: string): boolean {
  return ELSEWHERE.test(text)
}

const LEAVING = /转行|改行|转岗|跳槽|换(?:个|一个|份|条|种|一份|点|工作|行)|不想(?:再|继续)?(?:干|做)|另谋|(?:学|干|做|找)点?(?:别的|其他|其它|另外)|不干了|[干做]不动|干不下去/
const IMPROVING = /证|考|评|技师|提升|提高|晋级|升级|系统|正规|深造|进修|复审|基础|精|理论|技能|手艺|水平|等级|继续|也想|也要|我也|跟着/

/** Does the speaker want to get away from what they do, whatever it is? */
export function wantsToLeave(text: string): boolean {
  return LEAVING.test(text)
}

/** Does the speaker want to get better at, or a paper for, what they do already? */
export function wantsToImprove(text: string): boolean {
  return IMPROVING.test(text)
}
