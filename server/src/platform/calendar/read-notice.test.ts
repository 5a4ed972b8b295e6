import { describe, expect, test } from 'vitest'
import { notice } from './notice.ts'
import { readNotice } from './read-notice.ts'

/** The notices as they were published, which must say what the data that ships says. */
const published: Record<number, string> = {
  2024: `各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2024年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作，遇有重大突发事件，要按规定及时报告并妥善处置，确保人民群众祥和平安度过节日假期。`,
  2025: `一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。`,
  2026: `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`,
}
const weekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

describe('a notice is read as it was published', () => {
  test.each(Object.entries(published).map(([year, text]) => [Number(year), text] as const))('%i', (year, text) => {
    const days = readNotice(text, year)!
    const of = (kind: string) => days.filter((one) => one.kind === kind).map((one) => one.day)
    const shipped = (days: ReadonlyMap<string, string>) => [...days.keys()].filter((day) => day.startsWith(String(year))).toSorted()
    // A weekend beside a festival needs no saying.
    expect(of('holiday').filter((day) => !weekend(day))).toEqual(shipped(notice.holidays).filter((day) => !weekend(day)))
    expect(of('workday')).toEqual(shipped(notice.workdays))
  })
  test('days of the year before are named with their year', () => {
    const text = '一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。二、春节：1月21日至27日放假调休，共7天。1月28日、1月29日上班。三、清明节：4月5日放假，共1天。四、劳动节：4月29日至5月3日放假调休，共5天。4月23日、5月6日上班。五、端午节：6月22日至24日放假调休，共3天。6月25日上班。六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日、10月8日上班。'
    const days = readNotice(text, 2023)!
    expect(days.slice(0, 3)).toEqual(['2022-12-31', '2023-01-01', '2023-01-02'].map((day) => ({ day, kind: 'holiday', name: '元旦' })))
    expect(days.filter((one) => one.kind === 'workday').map((one) => one.day)).toEqual(['2023-01-28', '2023-01-29', '2023-04-23', '2023-05-06', '2023-06-25', '2023-10-07', '2023-10-08'])
  })
})

describe('what is no notice is not guessed at', () => {
  test.each([
    ['nothing', '', 2026], ['other words', '请各单位做好值班。', 2026], ['a part of it', published[2026]!.split('\n').slice(0, 3).join('\n'), 2026], ['another year', published[2024]!, 2027],
    ['a wrong sum', published[2026]!.replace('共9天', '共7天'), 2026], ['a day that there is not', published[2026]!.replace('4月4日', '4月31日'), 2026], ['an end before the beginning', published[2026]!.replace('2月15日', '2月24日'), 2026],
    ['very much of it', '一、元旦：'.repeat(900), 2026],
  ])('%s', (_, text, year) => expect(readNotice(text, year)).toBeNull())
})
