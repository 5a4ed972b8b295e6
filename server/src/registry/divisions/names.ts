const NATIONS = '回族|满族|蒙古族|蒙古|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族|达斡尔|仫佬族|羌族|撒拉族|毛南族|仡佬族|锡伯族|锡伯|塔吉克|怒族|普米族|保安族|裕固族|独龙族|鄂伦春|鄂温克族|布朗族|阿昌族|德昂族|基诺族|门巴族|珞巴族|京族|俄罗斯族|塔塔尔族|乌孜别克族|各族'
const NATION_TAIL = new RegExp(`(?:${NATIONS})+$`)

/**
 * A county's name and the ways people shorten it: without the last letter (区, 县, 市, 旗), and for autonomous counties also without the nation (双江, 双江县, 双江自治县;
 * 东乡 for the one named after its nation alone).
 */
export function countyNames(name: string): string[] {
  const stem = name.replace(/(?:自治县|自治旗|林区|特区|矿区|[区县市旗])$/, '')
  const nation = /自治([县旗])$/.exec(name)
  const bare = stem.replace(NATION_TAIL, '') || stem.replace(/族$/, '')
  const short = nation && bare.length > 1 ? [`${bare}${nation[1]!}`, `${bare}自治${nation[1]!}`] : []
  return [...new Set([name, name.slice(0, -1), stem, bare, ...short])].filter((each) => each.length > 0 && (each === name || each.length > 1 || name.length === 2))
}
