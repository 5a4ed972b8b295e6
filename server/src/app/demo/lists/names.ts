/** Names are put together from these; whoever they resemble does not exist. Frequent family names stand several times. */
export const families = [...'沈沈沈张张张王王王陈陈陈朱朱徐徐陆陆吴吴金金姚姚周周俞钱钱顾顾许胡马曹曹宋杨褚蔡富凌步袁计祝宗殷鲍屠潘冯夏施崔万骆薛邵汤倪管翁'].concat('欧阳', '诸葛', '东方')
export const givenMale = ['建平', '国强', '明华', '永康', '志强', '海峰', '伟东', '俊杰', '家豪', '宇航', '子轩', '晓峰', '金龙', '雪良', '根法', '林生', '卫国', '文斌', '浩然', '一鸣', '振宇', '立新', '宏伟', '剑', '磊', '涛', '斌', '勇', '凯', '杰', '昇', '嘉诚', '思远', '景行', '天佑', '云飞', '鹏程', '建荣', '水根', '培德', '正清']
export const givenFemale = ['丽娟', '雪芳', '秀英', '慧敏', '晓燕', '雅琴', '佳怡', '雨桐', '梦婷', '玉兰', '水英', '林妹', '美华', '春燕', '思雨', '静', '敏', '婷', '颖', '芳', '洁', '欣怡', '诗涵', '晓雯', '金凤', '菊英', '彩萍', '月仙', '凤珍', '丹丹', '莹莹', '晨曦', '素梅', '文娟', '海霞', '一诺', '若溪', '知夏']
/** What trips programs that count bytes: names outside the basic plane, rare characters, names of other nations. */
export const rare = ['𠮷田亮', '龘云飞', '章昇', '王㛃', '陆喆', '钱堃', '周垚', '𬭎昌海', '朱翀', '阿依古丽·买买提', '艾合买提·吐尔逊', '古丽娜尔·阿不都热合曼', '尼玛次仁', '蒙克·巴特尔', '岩温香', '阿卜杜拉·麦麦提明', '扎西·卓玛']
