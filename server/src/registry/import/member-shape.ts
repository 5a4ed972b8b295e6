import type { TableShape } from '#engines/intake'

export type MemberField =
  | 'sequence' | 'name' | 'gender' | 'id' | 'phone' | 'unit' | 'credit' | 'joined' | 'employ' | 'occupation' | 'level' | 'education' | 'hukou' | 'form' | 'remark'

/** A roster of members (会员花名册) and the headers under which its columns are filed. Without a name and an ID it is some other table. */
export const memberShape: TableShape<MemberField> = {
  columns: [
    { field: 'sequence', headers: ['序号', '编号'] },
    { field: 'name', headers: ['姓名', '职工姓名', '会员姓名'], required: true },
    { field: 'gender', headers: ['性别'] },
    { field: 'id', headers: ['证件号码', '身份证号', '身份证号码', '公民身份号码', '证件号', '居民身份证号码'], required: true },
    { field: 'phone', headers: ['手机号码', '联系方式', '手机', '联系电话', '手机号', '电话'] },
    { field: 'unit', headers: ['单位名称', '所在单位', '工作单位', '单位全称', '用人单位'] },
    { field: 'credit', headers: ['统一社会信用代码', '社会信用代码', '信用代码（18位）', '信用代码', '统一信用代码'] },
    { field: 'joined', headers: ['入会日期', '入会时间', '加入工会时间', '加入工会日期'] },
    { field: 'employ', headers: ['用工形式', '用工方式'] },
    { field: 'occupation', headers: ['职业（工种）', '工种', '职业', '职业工种', '岗位'] },
    { field: 'level', headers: ['技能等级', '职业技能等级', '等级'] },
    { field: 'education', headers: ['文化程度', '学历'] },
    { field: 'hukou', headers: ['户籍地', '户籍', '户籍所在地'] },
    { field: 'form', headers: ['就业形态'] },
    { field: 'remark', headers: ['备注', '说明'] },
  ],
  sequence: 'sequence',
  // A footer may stand under the names too (合计 128 人): it is the ID that makes a row a member.
  identity: ['id'],
}
