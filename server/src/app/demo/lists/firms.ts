/** What firms are made of: no firm of this name is meant. `trades`: keys of the occupations that work there. */
export const industries: Readonly<Record<string, { names: readonly string[]; suffix: readonly string[]; industry: string; trades: readonly string[] }>> = {
  fastener: { names: ['标准件', '紧固件', '五金', '螺栓'], suffix: ['有限公司', '制造有限公司'], industry: '金属制品业', trades: ['hardware-maker', 'cnc-turner', 'fitter', 'forklift-driver'] },
  machinery: { names: ['精密机械', '液压', '智能装备', '泵阀'], suffix: ['有限公司', '科技有限公司'], industry: '通用设备制造业', trades: ['cnc-turner', 'fitter', 'welder', 'robot-operator', 'electrician'] },
  steel: { names: ['钢构', '容器', '管业'], suffix: ['有限公司', '工程有限公司'], industry: '金属制品业', trades: ['welder', 'sheet-metal-worker', 'fitter'] },
  electrical: { names: ['集成灶', '电器', '照明', '光伏'], suffix: ['有限公司', '股份有限公司'], industry: '电气机械和器材制造业', trades: ['electrician', 'sheet-metal-worker', 'robot-operator'] },
  textile: { names: ['纺织', '服饰', '针织', '绸布'], suffix: ['有限公司'], industry: '纺织业', trades: ['e-commerce-specialist', 'live-streamer', 'forklift-driver'] },
  logistics: { names: ['物流', '供应链', '仓储'], suffix: ['有限公司'], industry: '装卸搬运和仓储业', trades: ['forklift-driver', 'courier'] },
  care: { names: ['颐养院', '康养', '护理'], suffix: ['服务有限公司', '有限公司'], industry: '社会工作', trades: ['elderly-carer'] },
  children: { names: ['托育', '母婴护理', '早教'], suffix: ['服务有限公司', '有限公司'], industry: '居民服务业', trades: ['infant-carer', 'childcare-worker'] },
  food: { names: ['大酒店', '餐饮管理', '茶业'], suffix: ['有限公司'], industry: '餐饮业', trades: ['chinese-cook', 'tea-artist'] },
  trade: { names: ['电子商务', '网络科技', '传媒'], suffix: ['有限公司'], industry: '零售业', trades: ['e-commerce-specialist', 'live-streamer'] },
}
export const stems = ['恒川', '启澜', '正禾', '瑞潮', '东屿', '盛泽源', '海沃', '明潮', '安澜', '新澄', '永泊', '金汐', '华屿', '天澜', '宏汇', '万屿', '立沃', '诚汐', '顺澜', '百川源', '同禾', '利澄', '和泊', '康屿', '泰禾', '鼎澜', '锦汐', '佳沃', '振澄', '联屿', '中汐', '伟澜', '欣泊', '润禾', '凯屿', '昌澄', '德汐', '群澜', '益禾', '岚山', '南苕', '云岫', '青浦湾', '秦海', '澉湖', '白苎', '绮园里', '钱江潮']
