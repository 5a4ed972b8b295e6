export type County = { code: string; name: string; towns: readonly string[] }

/** The city as it is: counties by GB/T 2260, towns by name; of the county the demo plays in, all of them. */
export const city = { code: '330400', name: '嘉兴市' }
export const home = '330424'
export const counties: readonly County[] = [
  { code: '330402', name: '南湖区', towns: ['新丰镇', '凤桥镇', '大桥镇'] },
  { code: '330411', name: '秀洲区', towns: ['王江泾镇', '洪合镇', '王店镇'] },
  { code: '330421', name: '嘉善县', towns: ['西塘镇', '姚庄镇', '大云镇'] },
  { code: '330424', name: '海盐县', towns: ['武原街道', '西塘桥街道', '元通街道', '秦山街道', '沈荡镇', '百步镇', '于城镇', '澉浦镇', '通元镇'] },
  { code: '330481', name: '海宁市', towns: ['许村镇', '袁花镇', '盐官镇'] },
  { code: '330482', name: '平湖市', towns: ['新埭镇', '独山港镇', '乍浦镇'] },
  { code: '330483', name: '桐乡市', towns: ['濮院镇', '崇福镇', '乌镇镇'] },
]
export const departments = ['人力资源和社会保障局', '民政局', '商务局', '卫生健康局', '交通运输局', '经济和信息化局']
