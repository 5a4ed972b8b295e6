import { expect, test } from 'vitest'
import { childrenOf, cityOf, findDivision, isWithinCity, resolveRegion } from './index.ts'

test.each([
  ['柯桥区', '330600', '330603', null],
  ['柯桥', '330600', '330603', null],
  ['330603', '330600', '330603', null],
  [' 诸暨市 ', '330600', '330681', null],
  ['绍兴市越城区', '330600', '330602', null],
  ['浙江省绍兴市柯桥区钱清街道', '330600', '330603', '钱清街道'],
  ['绍兴柯桥', '330600', '330603', null],
  ['诸暨店口镇', '330600', '330681', '店口镇'],
  ['新昌县七星街道', '330600', '330624', '七星街道'],
  ['顺河', '410200', '410203', null],
  ['南昌县', '360100', '360121', null],
  ['南昌', '360100', '360121', null],
  ['大厂', '131000', '131028', null],
  ['大厂回族自治县夏垫镇', '131000', '131028', '夏垫镇'],
  ['井陉', '130100', '130121', null],
  ['井陉矿区', '130100', '130107', null],
  ['双江', '530900', '530925', null],
  ['双江自治县勐勐镇', '530900', '530925', '勐勐镇'],
  ['东乡县', '622900', '622926', null],
  ['鄂温克旗', '150700', '150724', null],
  ['临夏市', '622900', '622901', null],
  ['北京市朝阳区', '110000', '110105', null],
  ['朝阳区望京街道', '110000', '110105', '望京街道'],
  ['诸暨市', '330000', '330681', null],
])('%s in %s is county %s with town %s', (text, city, code, town) => {
  expect(resolveRegion(text, city)).toMatchObject({ division: { code }, town })
})

test.each([['外地', '330600'], ['330102', '330600'], ['990101', '330600'], ['330600', '330600'], ['', '330600'], ['越', '330600'], ['柯桥路口等你', '330600'], ['全市', '330600'], ['鼓楼区', '320000'], ['330602', '340000'], ['临夏', '622900']])(
  '%s is no county of %s', (text, city) => {
    expect(resolveRegion(text, city)).toBeNull()
  })

test('the tree can be walked from the country down', () => {
  expect(childrenOf('')).toHaveLength(31)
  expect(childrenOf('330000').map((city) => city.name)).toContain('绍兴市')
  expect(childrenOf('330600').map((county) => county.name)).toEqual(['越城区', '柯桥区', '上虞区', '新昌县', '诸暨市', '嵊州市'])
  expect(findDivision('330681')).toEqual({ code: '330681', name: '诸暨市', level: 'county' })
  expect(cityOf('330681')?.name).toBe('绍兴市')
  expect([isWithinCity('330681', '330600'), isWithinCity('330600', '330600'), isWithinCity('330999', '330600'), isWithinCity('330102', '330600')]).toEqual([true, true, false, false])
  // A federation of a province-level city or of a province: everything below it.
  expect([isWithinCity('110105', '110000'), isWithinCity('330681', '330000'), isWithinCity('110105', '330000')]).toEqual([true, true, false])
})
