/** What unions hand out and hold depends on the time of the year: a demo built in November has no mooncakes and no summer classes ahead. Months are 1 to 12. */
const monthOf = (day: string): number => Number(day.slice(5, 7))

/** What the days of a half-year are like: what is handed out for the weather, and which long holidays children are looked after in. */
export function halfYearOf(day: string): { pack: string; inIt: string; class: string } {
  const month = monthOf(day)
  return month >= 4 && month <= 10 ? { pack: '夏季送清凉包', inIt: '毛巾、防暑药和凉茶，一人一份。', class: '暑托' } : { pack: '冬季送温暖包', inIt: '保温杯、手套和围巾，一人一份。', class: '寒托' }
}

const festivals: readonly (readonly [until: number, name: string, what: string])[] = [
  [2, '春节慰问', '年货一份，凭码到店领取。'], [5, '五一慰问', '米和油一份，凭码到店领取。'], [6, '端午慰问', '粽子一盒，凭码到店领取。'], [9, '中秋慰问', '月饼一盒，凭码到店领取。'], [11, '冬季慰问', '棉被一条，凭码到店领取。'], [12, '春节慰问', '年货一份，凭码到店领取。'],
]
/** What is given at the festival that comes next after a day, by the month in which it is usually given out. */
export function festivalOf(day: string): { name: string; what: string } {
  const [, name, what] = festivals.find(([until]) => monthOf(day) <= until)!
  return { name, what }
}
