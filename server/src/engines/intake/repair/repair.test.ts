import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cell } from '../model.ts'
import {
  creditCheckCharacter, fixCreditCode, fixDate, fixIdentity, fixLabel, fixPersonName, fixPhone, fixSkillLevel, fromChineseNumeral, identityCheckCharacter, isRealDate,
  readAvailability, readDays, readHeadcount, readMark, readWindows,
} from './index.ts'
import type { Repair } from './index.ts'

function run<T>(repair: Repair<T>, cell: Cell): [T | null, ...string[]] {
  const repairs: string[] = []
  return [repair(cell, repairs), ...repairs]
}

describe('names', () => {
  test.each<[string, string, ...string[]]>([
    ['沈 建国', '沈建国', 'name-spaces'], ['\u3000欧阳\u3000明 ', '欧阳明', 'name-spaces'], ['阿依古丽•买买提', '阿依古丽·买买提', 'name-dot'],
    ['古丽 ．热合曼', '古丽·热合曼', 'name-spaces', 'name-dot'], ['𠮷田𬭎', '𠮷田𬭎'], ['扎西·次仁', '扎西·次仁'], ['John Smith', 'John Smith'],
  ])('%s is %s', (text, ...expected) => expect(run(fixPersonName, text)).toEqual(expected))
  test('the dots of an organisation stay, its spaces go', () => expect(run(fixLabel, ' 稽山．酒业 有限公司')).toEqual(['稽山．酒业有限公司', 'name-spaces']))
})

describe('phones', () => {
  test.each<[Cell, string | null, ...string[]]>([
    ['15412345678', '15412345678'], [15_412_345_678, '15412345678'], ['+86 154-1234-5678', '15412345678', 'phone-normalised'], ['008615412345678', '15412345678', 'phone-normalised'],
    ['(+86)15412345678', '15412345678', 'phone-normalised'], ['１５４１２３４５６７８', '15412345678', 'phone-normalised'], ['8615412345678', '15412345678', 'phone-normalised'],
    ['1541234567', null], ['12412345678', null], ['0575-88888888', null], [1.5e12, null],
  ])('%s is %s', (cell, ...expected) => expect(run(fixPhone, cell)).toEqual(expected))
})

describe('credit codes (GB 32100)', () => {
  const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
  const body = fc.array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 }).map((letters) => letters.join(''))
  test('a real, published code passes', () => expect(run(fixCreditCode, '91350100M000100Y43')).toEqual(['91350100M000100Y43']))
  test('every code with its check character passes, lower case and full width are repaired', () => fc.assert(fc.property(body, (first17) => {
    const code = first17 + creditCheckCharacter(first17)
    expect(run(fixCreditCode, code)).toEqual([code])
    expect(run(fixCreditCode, ` ${code.toLowerCase()} `)[0]).toBe(code)
    expect(run(fixCreditCode, [...code].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join(''))).toEqual([code, 'credit-code-normalised'])
  })))
  test('one wrong character is always found', () => fc.assert(fc.property(body, fc.nat(17), fc.constantFrom(...alphabet), (first17, at, letter) => {
    const code = first17 + creditCheckCharacter(first17)
    fc.pre(code.charAt(at) !== letter)
    expect(run(fixCreditCode, code.slice(0, at) + letter + code.slice(at + 1))).toEqual([null])
  })))
})

describe('identity numbers (GB 11643)', () => {
  const read = (cell: Cell): unknown => {
    const repairs: string[] = []
    const reading = fixIdentity(cell, '2026-11-20', repairs)
    return 'id' in reading ? [reading.id, ...repairs] : reading.fault
  }
  const good = `33060219900307123${identityCheckCharacter('33060219900307123')}`
  const x = '11010519491231002X'
  test('the example of the standard passes', () => expect(read(x)).toEqual([x]))
  test.each([
    ['11010519491231002x', [x, 'id-lower-x']], [`'${x}`, [x, 'id-apostrophe']], [' 110105 19491231 002X\u00a0', [x, 'id-spaces']],
    ['１１０１０５１９４９１２３１００２Ｘ', [x, 'id-full-width']], ['110105491231002', 'id-length'], ['1.10105E+17', 'id-precision-lost'], [110_105_194_912_310_020, 'id-precision-lost'],
    ['110105194912310021', 'id-checksum'], [`${good.slice(0, 10)}1301${good.slice(14)}`, 'id-birthdate'], ['11010520991231002X', 'id-birthdate'],
  ])('%s: %j', (cell, expected) => expect(read(cell)).toEqual(expected))
})

describe('dates', () => {
  test.each<[Cell, string | null, ...string[]]>([
    ['2019-03-05', '2019-03-05'], [new Date('2019-03-05T00:00:00Z'), '2019-03-05'], ['2019.3.5', '2019-03-05', 'date-text'], ['2019/3/5', '2019-03-05', 'date-text'],
    ['20190305', '2019-03-05', 'date-text'], [20_190_305, '2019-03-05', 'date-text'], ['2019年3月5日', '2019-03-05', 'date-text'], ['２０１９年３月５号', '2019-03-05', 'date-text'],
    ['2019年3月', '2019-03-01', 'date-month'], ['2019.3', '2019-03-01', 'date-month'], ['2019-03', '2019-03-01', 'date-month'], [2019.3, '2019-03-01', 'date-month'], [2019.1, null],
    [43_529, '2019-03-05', 'date-serial'], ['43529', '2019-03-05', 'date-serial'], [43_529.75, '2019-03-05', 'date-serial'],
    ['2019-02-30', null], ['20191301', null], ['19.3.5', null], ['2019', null], [2019, null], ['去年', null], ['2023-02-29', null], ['2024.2.29', '2024-02-29', 'date-text'], ['1900-02-29', null],
  ])('%s is %s', (cell, ...expected) => expect(run(fixDate, cell)).toEqual(expected))
  test('every day comes back from each way to write it', () => fc.assert(fc.property(fc.date({ min: new Date('1928-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (date) => {
    const iso = date.toISOString().slice(0, 10)
    const [year, month, day] = iso.split('-').map(Number) as [number, number, number]
    const serial = Math.floor(Date.parse(iso) / 86_400_000) + 25_569
    for (const cell of [iso, `${year}.${month}.${day}`, `${year}年${month}月${day}日`, iso.replaceAll('-', ''), serial, String(serial), new Date(iso)]) expect(run(fixDate, cell)[0]).toBe(iso)
    expect(isRealDate(iso)).toBe(true)
  })))
})

describe('numbers of people', () => {
  test.each<[Cell, number | null]>([
    [20, 20], ['20', 20], ['20人', 20], ['20名', 20], ['约20人', 20], ['二十人', 20], ['大约一百零五名', 105], ['两百', 200], ['十五', 15], ['1,200人', 1200], ['30人左右', 30], ['近50余人', 50], ['２０', 20],
    [0, null], [-5, null], [2.5, null], ['若干', null], ['20-30', null], ['十百', null], ['二三十', null], ['', null],
  ])('%s is %s', (cell, expected) => expect(readHeadcount(cell, [])).toBe(expected))
  test('Chinese numerals up to 9999 are read', () => expect(['九千九百九十九', '三千零五', '一百一十', '十', '零'].map(fromChineseNumeral)).toEqual([9999, 3005, 110, 10, 0]))
})

describe('skill levels', () => {
  test.each([['学徒工', 0], ['初级工', 1], ['中级工', 2], ['高级工', 3], ['技师', 4], ['高级技师', 5], ['特级技师', 6], ['首席技师', 7]])('%s is %i as it stands', (text, level) => {
    expect(run(fixSkillLevel, text)).toEqual([level])
  })
  test.each([
    ['高级', 3], ['三级', 3], ['3级', 3], ['三级/高级工', 3], ['高级工（三级）', 3], ['五级', 1], ['４级', 2], ['二级技师', 4], ['一级/高级技师', 5], ['学徒', 0], ['初级技工', 1], ['职业技能等级三级', 3], ['首席', null],
    ['高级工程师', null], ['八级', null], ['助理工程师', null], ['高级工（四级）', null], ['讲师', null], ['有', null],
  ])('%s is %s by another name', (text, level) => {
    expect(run(fixSkillLevel, text)).toEqual(level === null ? [null] : [level, 'skill-synonym'])
  })
  test('a bare number is no level: 3 may be a grade or a place in the list', () => expect(run(fixSkillLevel, 3)).toEqual([null]))
})

describe('opening windows', () => {
  test.each([
    ['周一至周五 9：00－16：30; 周末 9:00-16:30', [[[1, 2, 3, 4, 5], 540, 990], [[6, 7], 540, 990]]],
    ['周一至周五 18:30-21:00；周六日 9:00-16:30', [[[1, 2, 3, 4, 5], 1110, 1260], [[6, 7], 540, 990]]],
    ['每天 8:00-11:30、13:30-17:00', [[[1, 2, 3, 4, 5, 6, 7], 480, 690], [[1, 2, 3, 4, 5, 6, 7], 810, 1020]]],
    ['周二、周四 19点至21点', [[[2, 4], 1140, 1260]]], ['星期六 下午2:00-5:00', [[[6], 840, 1020]]], ['周五至周一 9:00~12:00', [[[1, 5, 6, 7], 540, 720]]], ['工作日晚上 6:30-8:30', [[[1, 2, 3, 4, 5], 1110, 1230]]],
  ])('%s', (text, expected) => expect(readWindows(text, [])?.map(({ days, from, to }) => [days, from, to])).toEqual(expected))
  test.each(['随时', '周一至周五', '9:00-16:30', '周一 16:30-9:00', '周一 9:00-25:00', '周末 9:00-16:30; 周三另行通知'])('%s is not half understood', (text) => {
    expect(readWindows(text, [])).toBeNull()
  })
  test('days by many names', () => {
    expect([readDays('周一、三、五'), readDays('双休日'), readDays('礼拜六礼拜天'), readDays('周1-周3'), readDays('工作日'), readDays('某天')]).toEqual([[1, 3, 5], [6, 7], [6, 7], [1, 2, 3], [1, 2, 3, 4, 5], []])
  })
})

describe('when people can come', () => {
  test('marks', () => {
    expect(['√', '✓', '✔️', '是', '1', 1, '有空', '可以'].map((cell) => readMark(cell, []))).toEqual(Array(8).fill(true))
    expect(['否', '×', '0', 0, '没空', 'x'].map((cell) => readMark(cell, []))).toEqual(Array(6).fill(false))
    expect(readMark('看情况', [])).toBeNull()
  })
  const D = 'weekday-day'
  const E = 'weekday-evening'
  const W = 'weekend'
  test.each([
    ['白天', [D]], ['工作日白天', [D]], ['晚上', [E]], ['平时下班后', [E]], ['周一到周五18:30以后', [E]], ['周末', [W]], ['双休日', [W]], ['周六周日', [W]], ['礼拜六礼拜天', [W]], ['周六日', [W]], ['周末白天', [W]],
    ['周末晚上', [W]], ['晚上、周末', [E, W]], ['晚上周末', [E, W]], ['白天和晚上', [D, E]], ['周一至周五白天、平时下班后、周六周日', [D, E, W]], ['平时白天/工作日晚上', [D, E]], ['随时都可以', [D, E, W]], ['周一至周五', [D]],
    ['周六和周日', [W]], ['下班后或双休日', [E, W]], ['星期六、星期天', [W]], ['周一至周五 9:00-16:30', [D]],
  ])('%s', (text, expected) => expect(readAvailability(text, [])).toEqual(expected))
  test('nothing about time is nothing', () => expect(readAvailability('尽快', [])).toBeNull())
})
