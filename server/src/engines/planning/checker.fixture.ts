import type { PlannedClass, Problem } from './model.ts'

/**
 * What is wrong with a plan, in words; nothing means that it can be held. Written from the rules of the README alone and with none of the engine's own code, so that a mistake there
 * is not believed here.
 */
export function faultsOf(problem: Problem, classes: readonly PlannedClass[]): string[] {
  const faults: string[] = []
  const seatsGiven = problem.demands.map(() => 0)
  const diary = new Map<string, number>()
  let spent = 0
  classes.forEach((one, nth) => {
    const say = (words: string) => faults.push(`class ${nth}: ${words}`)
    const [course, rhythm, teacher, room] = [problem.courses[one.course], problem.rhythms[one.rhythm], problem.teachers[one.teacher], problem.rooms[one.room]]
    if (!course || !rhythm || !teacher || !room) return say('names something that does not exist')
    if (!teacher.courses.includes(one.course)) say('its teacher does not teach this')
    if (teacher.places && !teacher.places.includes(room.place)) say('its teacher does not come there')
    if (!room.courses.includes(one.course)) say('its room is not equipped for it')
    for (const rule of problem.forbidden) {
      const meant = (rule.course === undefined || rule.course === one.course) && (rule.teacher === undefined || rule.teacher === one.teacher) && (rule.room === undefined || rule.room === one.room) && (rule.kind === undefined || rule.kind === rhythm.kind)
      if (meant) say('a person ruled it out')
    }
    let week = one.week
    let taken = 0
    let lastWeek = week
    while (taken < course.sessions) {
      for (const slot of rhythm.slots) {
        if (taken === course.sessions) break
        taken++
        lastWeek = week
        if (week < 0 || week >= problem.weeks) say('lies outside the horizon')
        for (const [who, of, key] of [['teacher', teacher, `teacher ${one.teacher}`], ['room', room, `room ${one.room}`]] as const) {
          if (!((of.slots >> slot) & 1)) say(`its ${who} is not there at that time`)
          if (of.busy.some((busy) => busy.week === week && ((busy.slots >> slot) & 1) === 1)) say(`its ${who} is busy that week`)
          if ('taught' in of && of.taught?.some((other) => other.week === week && ((other.slots >> slot) & 1) === 1)) say('its teacher teaches elsewhere then')
          const at = `${key} week ${week} slot ${slot}`
          diary.set(at, (diary.get(at) ?? 0) + 1)
        }
        for (const at of [`teacher ${one.teacher} week ${week}`, `teacher ${one.teacher} week ${week} day ${Math.floor(slot / 3)}`]) diary.set(at, (diary.get(at) ?? 0) + 1)
      }
      week++
    }
    let size = 0
    for (const { demand: index, count } of one.seats) {
      const demand = problem.demands[index]
      if (!demand) { say('seats somebody who did not ask'); continue }
      if (!Number.isInteger(count) || count <= 0) say('seats a part of a person')
      if (demand.course !== one.course) say('seats somebody who asked for something else')
      if (!((demand.kinds >> rhythm.kind) & 1)) say('seats somebody who cannot come at such times')
      if (one.week < demand.from) say('begins too early for somebody')
      if (lastWeek > demand.until) say('ends too late for somebody')
      if (problem.travel[demand.place]![room.place] === Infinity) say('is out of reach for somebody')
      seatsGiven[index]! += count
      size += count
    }
    if (size < course.min) say('has too few')
    if (size > course.max) say('has more than the course allows')
    if (size > room.capacity) say('has more than the room holds')
    spent += course.cost + (course.paid ?? course.sessions) * (teacher.cost + room.cost)
  })
  // What is taught elsewhere counts with what the plan adds.
  problem.teachers.forEach((teacher, index) => teacher.taught?.forEach(({ week, slots, sessions }) => {
    const add = (at: string, count: number) => { if (diary.has(at)) diary.set(at, diary.get(at)! + count) }
    add(`teacher ${index} week ${week}`, sessions)
    for (let slot = 0; slot < 21; slot++) if ((slots >> slot) & 1) add(`teacher ${index} week ${week} day ${Math.floor(slot / 3)}`, 1)
  }))
  for (const [at, count] of diary) {
    const slot = /slot/.test(at)
    const teacher = /^teacher (\d+) week \d+( day)?/.exec(at)
    if (slot && count > 1) faults.push(`twice at once: ${at}`)
    if (!slot && teacher && !teacher[2] && count > problem.teachers[Number(teacher[1])]!.perWeek) faults.push(`too much in a week: ${at}`)
    if (!slot && teacher?.[2] && count > problem.teachers[Number(teacher[1])]!.perDay) faults.push(`too much in a day: ${at}`)
  }
  seatsGiven.forEach((count, index) => { if (count > problem.demands[index]!.seats) faults.push(`demand ${index} has more seats than it asked for`) })
  if (problem.budget !== null && spent > problem.budget) faults.push('costs more than there is')
  for (const fixed of problem.fixed) if (!classes.some((one) => JSON.stringify(one) === JSON.stringify(fixed))) faults.push('a class that was fixed is gone or changed')
  return faults
}

/** What a plan is worth, by the formula of the README. */
export function worthOf(problem: Problem, classes: readonly PlannedClass[]): number {
  let worth = 0
  for (const one of classes) {
    const [course, teacher, room] = [problem.courses[one.course]!, problem.teachers[one.teacher]!, problem.rooms[one.room]!]
    let size = 0
    for (const { demand, count } of one.seats) {
      size += count
      worth += count * (problem.demands[demand]!.weight - problem.travel[problem.demands[demand]!.place]![room.place]!)
    }
    worth -= problem.weights.cost * (course.cost + (course.paid ?? course.sessions) * (teacher.cost + room.cost))
    worth -= problem.weights.idle * (Math.min(course.max, room.capacity) - size)
  }
  for (const before of problem.previous ?? []) {
    const still = classes.some((one) => one.course === before.course && one.rhythm === before.rhythm && one.week === before.week && one.teacher === before.teacher && one.room === before.room)
    if (!still) worth -= problem.weights.change ?? 0
  }
  return worth
}

/**
 * The whole problem in the CPLEX LP format, written from the rules in the most plain way: a yes or no for every class that could be named, a number for every demand in it, and a line for every rule.
 * Only for small problems. `maximum` of it is what no plan exceeds; the classes of a previous plan that are kept are counted as gained, so all of `change` times their number is to be taken from it.
 */
export function wholeModelOf(problem: Problem): string {
  const objective: string[] = []
  const lines: string[] = []
  const yes: string[] = []
  const whole: string[] = []
  const using = new Map<string, { terms: string[]; most: number }>()
  const use = (key: string, most: number, term: string) => { (using.get(key) ?? using.set(key, { terms: [], most }).get(key)!).terms.push(term) }
  problem.courses.forEach((course, c) => problem.rhythms.forEach((rhythm, h) => problem.teachers.forEach((teacher, t) => problem.rooms.forEach((room, r) => {
    if (!teacher.courses.includes(c) || !room.courses.includes(c) || (teacher.places && !teacher.places.includes(room.place))) return
    for (let week = 0; week < problem.weeks; week++) {
      const meetings = Array.from({ length: course.sessions }, (_, nth) => ({ week: week + Math.floor(nth / rhythm.slots.length), slot: rhythm.slots[nth % rhythm.slots.length]! }))
      const last = meetings.at(-1)!.week
      const open = (of: { slots: number; busy: readonly { week: number; slots: number }[] }) => meetings.every((at) => ((of.slots >> at.slot) & 1) === 1 && !of.busy.some((busy) => busy.week === at.week && ((busy.slots >> at.slot) & 1) === 1))
      if (last >= problem.weeks || !open(teacher) || !open(room)) continue
      const name = `y_${c}_${h}_${t}_${r}_${week}`
      const capacity = Math.min(course.max, room.capacity)
      const cost = course.cost + (course.paid ?? course.sessions) * (teacher.cost + room.cost)
      const people: string[] = []
      problem.demands.forEach((demand, d) => {
        const way = problem.travel[demand.place]![room.place]!
        if (demand.course !== c || !((demand.kinds >> rhythm.kind) & 1) || week < demand.from || last > demand.until || way === Infinity) return
        const seats = `x_${d}_${name}`
        people.push(seats)
        whole.push(seats)
        objective.push(`+ ${demand.weight - way + problem.weights.idle} ${seats}`)
        use(`seats ${d}`, demand.seats, `+ ${seats}`)
      })
      if (people.length === 0) continue
      yes.push(name)
      const before = problem.previous?.some((one) => one.course === c && one.rhythm === h && one.teacher === t && one.room === r && one.week === week) ? problem.weights.change ?? 0 : 0
      // One term a variable: of two the solver's reader believes the last.
      const own = before - problem.weights.cost * cost - problem.weights.idle * capacity
      objective.push(`${own < 0 ? '-' : '+'} ${Math.abs(own)} ${name}`)
      lines.push(`${people.map((one) => `+ ${one}`).join(' ')} - ${capacity} ${name} <= 0`, `${people.map((one) => `+ ${one}`).join(' ')} - ${course.min} ${name} >= 0`)
      for (const at of meetings) {
        use(`teacher ${t} ${at.week} ${at.slot}`, 1, `+ ${name}`)
        use(`room ${r} ${at.week} ${at.slot}`, 1, `+ ${name}`)
      }
      for (const inWeek of new Set(meetings.map((at) => at.week))) {
        const those = meetings.filter((at) => at.week === inWeek)
        use(`week of ${t} ${inWeek}`, teacher.perWeek, `+ ${those.length} ${name}`)
        for (const day of new Set(those.map((at) => Math.floor(at.slot / 3)))) use(`day of ${t} ${inWeek} ${day}`, teacher.perDay, `+ ${those.filter((at) => Math.floor(at.slot / 3) === day).length} ${name}`)
      }
      if (problem.budget !== null) use('budget', problem.budget / 100, `+ ${cost / 100} ${name}`)
    }
  }))))
  for (const { terms, most } of using.values()) lines.push(`${terms.join(' ')} <= ${most}`)
  return ['Maximize', ` obj: ${objective.join('\n ')}`, 'Subject To', ...lines.map((line, nth) => ` r${nth}: ${line.replaceAll(' + ', '\n + ')}`), 'Binary', ...yes.map((name) => ` ${name}`), 'General', ...whole.map((name) => ` ${name}`), 'End'].join('\n')
}
