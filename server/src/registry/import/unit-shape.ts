import type { TableShape } from '#engines/intake'

export type UnitField =
  | 'sequence' | 'code' | 'name' | 'type' | 'parent' | 'credit' | 'division' | 'industry' | 'staff' | 'founded' | 'contact' | 'phone'

/** The table of units (组织台账) and the headers under which its columns are filed. */
export const unitShape: TableShape<UnitField> = {
  columns: [
    { field: 'sequence', headers: ['序号'] },
    { field: 'code', headers: ['组织编码', '组织代码', '单位编码', '组织编号', '编码'], required: true },
    { field: 'name', headers: ['组织名称', '单位名称', '工会名称', '单位全称', '名称'], required: true },
    { field: 'type', headers: ['组织类型', '单位类型', '类型', '组织类别'], required: true },
    { field: 'parent', headers: ['上级组织编码', '上级编码', '上级组织代码', '上级单位编码', '上级工会编码'], required: true },
    { field: 'credit', headers: ['统一社会信用代码', '社会信用代码', '信用代码', '统一信用代码'] },
    { field: 'division', headers: ['行政区划代码', '区划代码', '行政区划', '所属区划代码'], required: true },
    { field: 'industry', headers: ['所属行业', '行业', '行业类别'] },
    { field: 'staff', headers: ['职工人数', '职工数', '员工人数', '人数'] },
    { field: 'founded', headers: ['成立日期', '成立时间', '建会日期', '建立日期'] },
    { field: 'contact', headers: ['联系人', '联系人姓名', '负责人'] },
    { field: 'phone', headers: ['联系电话', '联系人电话', '联系方式', '手机号码', '手机号', '电话', '手机'] },
  ],
  sequence: 'sequence',
  identity: ['code', 'name'],
}

/** What a unit is in the registry, and at which height a federation stands. */
export interface UnitType { kind: UnitKind; level: 'city' | 'county' | 'town' | null }

export type UnitKind =
  | 'federation' | 'union' | 'joint-union' | 'industry-union' | 'enterprise' | 'social-organisation' | 'school' | 'department' | 'bank'

/** The types that a ledger of units uses. */
export const unitTypes: Readonly<Record<string, UnitType>> = {
  市总工会: { kind: 'federation', level: 'city' },
  县级总工会: { kind: 'federation', level: 'county' },
  '乡镇(街道)总工会': { kind: 'federation', level: 'town' },
  行业工会: { kind: 'industry-union', level: null },
  联合工会: { kind: 'joint-union', level: null },
  企业工会: { kind: 'union', level: null },
  企业: { kind: 'enterprise', level: null },
  社会组织: { kind: 'social-organisation', level: null },
  学校: { kind: 'school', level: null },
  银行: { kind: 'bank', level: null },
  合作部门: { kind: 'department', level: null },
}
