/** How people ask, by occupation: in their own words, as they would write them on a phone. `trade` is the short field of a form. */
export const wishes: Readonly<Record<string, { trades: readonly string[]; words: readonly string[]; firms: readonly string[] }>> = {
  welder: { trades: ['焊工', '电焊', '氩弧焊'], words: ['想学氩弧焊，厂里不锈钢管道多', '电焊证快到期了，想顺便往上考一级', '仰焊一直焊不好，想找老师傅带一带', '想学二保焊，听说工资高', '车间换了新焊机，不太会调电流'], firms: ['压力容器订单多，需要持证焊工，最好能送教到厂', '要求通过焊工三级，周末上课不影响生产'] },
  fitter: { trades: ['钳工', '机修', '装配钳工'], words: ['做装配五年了，想考个中级钳工', '机器一坏就等外面的人，想自己学机修', '划线、攻丝这些基本功没正经学过', '想学模具维修'], firms: ['设备维修班组断档，想定一期钳工班', '新招的装配工没有基础，请安排从识图开始'] },
  electrician: { trades: ['电工', '低压电工', '维修电工'], words: ['想考低压电工，一个人管着整个车间的电', '变频器、PLC 都看不懂，想学', '家里开小店，想学点水电安装', '电工证丢了好多年，想重新学'], firms: ['光伏产线扩建，需要一批维修电工', '请帮忙培训配电值班人员'] },
  'sheet-metal-worker': { trades: ['钣金工', '钣金', '折弯'], words: ['想学折弯机编程', '做集成灶壳体的，想学钣金展开图', '放样下料总算不准'], firms: ['钣金车间要上数控折弯，操作工都要重新培训'] },
  'elderly-carer': { trades: ['养老护理员', '护工', '照顾老人'], words: ['妈妈卧床两年了，想学怎么护理', '在颐养院上班，院里说以后要持证', '想学给老人翻身、喂饭、防褥疮', '退下来没事做，想学护理老人'], firms: ['护理员多数没有证书，想定制一期初级班', '夜班人手紧，希望安排在工作日白天分两批'] },
  'infant-carer': { trades: ['育婴员', '月嫂', '带小孩'], words: ['想学带刚出生的宝宝，以后做月嫂', '女儿要生了，想学新生儿护理', '小月龄辅食怎么做，想系统学'], firms: ['家政公司新签了一批阿姨，需要育婴员证'] },
  'childcare-worker': { trades: ['保育师', '保育员', '托育'], words: ['托育园上班，要求持证', '想学幼儿园一日生活流程', '想转行做托班老师'], firms: ['新开三个托班，生活老师要统一培训'] },
  'forklift-driver': { trades: ['叉车司机', '开叉车', '叉车'], words: ['想学开叉车，仓库里缺人', '会开没证，怕查，想考个证', '想从打包转去开叉车，工资高一点', '堆高车和叉车是不是一个证？想一起学'], firms: ['仓储扩了两个库，要 20 个叉车司机', '叉车证今年集中到期，希望统一复训'] },
  courier: { trades: ['快递员', '骑手', '派件'], words: ['跑了三年外卖，想学快递那边的规范', '想考快递员证书，站点说有补贴', '想学怎么处理投诉和破损件'], firms: ['网点要评星级，快递员要有等级证书'] },
  'cnc-turner': { trades: ['数控车工', '车工', 'CNC'], words: ['普车开了十年，想学数控', '想学编程，不想一直只会按启动键', '想往高级工考，差理论', '斜床身对刀老是撞，想学', '想学车螺纹和内孔精加工'], firms: ['新进 12 台数控车，操作工要从普车转过来', '想为班组长定制一期高级工班，晚上上课'] },
  'robot-operator': { trades: ['工业机器人', '机器人编程', '机械手'], words: ['车间上了机械手，想学示教', '码垛机器人一报警就没人会弄', '想学机器人焊接编程'], firms: ['三条线改造成机器人上下料，请培训操作员'] },
  'hardware-maker': { trades: ['五金制作工', '冲床', '冷镦'], words: ['想学冷镦机调机', '搓丝机调不好，想学', '开冲床的，想学修模'], firms: ['冷镦车间新工人多，安全和调机都要培训'] },
  'e-commerce-specialist': { trades: ['电子商务', '开网店', '做电商'], words: ['家里做服装的，想自己开网店', '想学直通车和店铺装修', '厂里想转线上，让我先学'], firms: ['外贸转内销，需要培训电商运营'] },
  'live-streamer': { trades: ['网络直播', '直播带货', '主播'], words: ['想学直播卖家里的柑橘', '直播间没人看，想学怎么讲', '想学剪短视频'], firms: ['直播基地要招本地主播，请先培训一批'] },
  'chinese-cook': { trades: ['中式烹调师', '厨师', '炒菜'], words: ['想学做酒席菜', '食堂做了八年，想考个证', '想学几个本地菜，以后开小饭馆'], firms: ['酒店后厨新人多，请安排中式烹调初级班'] },
  'tea-artist': { trades: ['茶艺师', '茶艺', '泡茶'], words: ['开民宿的，想学茶艺招待客人', '想学泡茶和茶席', '喜欢喝茶，周末想学一学'], firms: ['茶空间要评级，店员需要茶艺师证'] },
}
/** Asked without a trade: a person has to ring back. */
export const vague = ['随便学点什么都行', '想学门手艺，不知道学啥好', '看有什么班', '想多挣点钱', '年纪大了还能学吗', '孩子大了想找点事做', '听工会安排', '什么工资高学什么', '想学点新东西', '厂里叫报的']
/** Words of this place that no table knows until a person says what they mean. */
export const dialect: readonly { word: string; means: string; words: readonly string[] }[] = [
  { word: '打螺丝帽', means: 'hardware-maker', words: ['想学打螺丝帽的机器', '打螺丝帽那种机器怎么调'] },
  { word: '拉丝床', means: 'hardware-maker', words: ['拉丝床没人教，想学'] },
  { word: '看月里', means: 'infant-carer', words: ['想学看月里', '村里都叫我去看月里，想正经学'] },
  { word: '铲车斗子', means: 'forklift-driver', words: ['铲车斗子想学'] },
]
