import { useState } from 'react'
import { Check, Trash2 } from 'lucide-react'
import { questionsAsked, sheetsRoutes, type GivenAnswer } from '@guildhall/contract'
import { fileAddress, useCommand } from '@guildhall/client'
import { Button, Chip, ProblemNotice, useLanguage, useText } from '@guildhall/ui'
import { AnswerFields } from '../evaluations/answer-fields.tsx'
import { bodyOf, isWhole, type Answers } from '../evaluations/answers.ts'
import { messages } from './messages.ts'
import type { Sheets } from './sheets-page.tsx'
import styles from './sheets.module.css'

type Sheet = Sheets['sheets'][number]
type Form = Sheets['forms'][number]
type Place = { x: number; y: number; width: number; height: number }
const [width, height] = [210, 297]

/** One sheet: its picture beside what was read. What is in doubt asks for a decision; only then it can be confirmed. */
export function SheetPanel({ sheet, form, filledOn, onCounted }: { sheet: Sheet; form: Form; filledOn: string; onCounted: (number: string, count: number) => void }) {
  const text = useText(messages)
  const language = useLanguage()
  const [answers, setAnswers] = useState<Answers>(() => Object.fromEntries(form.questions.flatMap((question) => {
    const value = readAs(question, sheet.answers.find((one) => one.question === question.key)?.options ?? [])
    return value === undefined ? [] : [[question.key, value]]
  })))
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set())
  const confirm = useCommand(sheetsRoutes.confirm, { onDone: ({ formNumber, submissions }) => onCounted(formNumber, submissions) })
  const discard = useCommand(sheetsRoutes.discard)
  const asked = questionsAsked(form.questions, answers, sheet.evaluator)
  const isDoubt = (key: string) => sheet.answers.some((one) => one.question === key && !one.sure) && !decided.has(key)
  const scanOf = (page: number) => sheet.pages.find((one) => one.page === page)?.scanId ?? null
  const open = sheet.state === 'sure' || sheet.state === 'doubtful'
  const ready = open && filledOn !== '' && isWhole(form, answers, sheet.evaluator) && asked.every((one) => !isDoubt(one.key))
  const decide = (key: string) => setDecided((before) => new Set([...before, key]))
  return (
    <section className={styles.stack} aria-label={text.sheet(sheet.number)}>
      <h3 className={styles.title}>{text.sheet(sheet.number)}</h3>
      {sheet.state === 'incomplete' && <p>{text.missing(sheet.pages.filter((one) => one.scanId === null).map((one) => one.page).join(', '))}</p>}
      {sheet.state === 'given' && <p>{text.given}</p>}
      <div className={styles.beside}>
        <div className={styles.pages}>
          {sheet.pages.filter((one) => one.scanId !== null).map(({ page, scanId }) => (
            <div key={page}>
              <div className={styles.page}>
                <img src={fileAddress(sheetsRoutes.picture, { scanId: scanId! })} alt={text.picture(sheet.number, page)} width={1240} height={1754} />
                {sheet.answers.filter((one) => one.page === page).map((one) => <span key={one.question} className={`${styles.place} ${isDoubt(one.question) ? styles.placeDoubt : ''}`} style={shareOf(one.place)} />)}
              </div>
              <Button size="small" kind="quiet" icon={Trash2} busy={discard.busy} aria-label={`${text.discard}：${text.picture(sheet.number, page)}`} onClick={() => discard.start({ scanId: scanId! })}>{text.discard}</Button>
            </div>
          ))}
        </div>
        <form className={styles.stack} onSubmit={(event) => { event.preventDefault(); if (ready) confirm.start({ runId: sheet.runId, copy: sheet.copy, filledOn, ...withoutVersion(bodyOf(form, answers, sheet.evaluator)) }) }}>
          {sheet.day && scanOf(1) && <div className={styles.field}><span>{text.day}</span><Crop scanId={scanOf(1)!} place={sheet.day} label={text.day} /></div>}
          {asked.map((question) => {
            const read = sheet.answers.find((one) => one.question === question.key)
            const doubt = isDoubt(question.key)
            const name = `${form.questions.indexOf(question) + 1}. ${question.label[language]}`
            return (
              <div key={question.key} className={`${styles.answer} ${doubt ? styles.doubt : ''}`}>
                {read && <div className={styles.said}>{doubt ? <><Chip tone="amber" shape="half">{text.doubt[read.doubt ?? 'faint']}</Chip><Button size="small" icon={Check} aria-label={`${text.decide}：${name}`} onClick={() => decide(question.key)}>{text.decide}</Button></> : <Chip tone="jade" shape="dot">{read.sure ? text.certain : text.decided}</Chip>}</div>}
                {read && scanOf(read.page) && (question.kind === 'text' ? read.doubt !== null : !read.sure) && <Crop scanId={scanOf(read.page)!} place={read.place} label={text.crop(name)} />}
                <AnswerFields form={{ ...form, questions: [{ ...question, when: null, kinds: null }] }} evaluator={sheet.evaluator} answers={answers} labelOf={() => name} onChange={(next) => { setAnswers(next); decide(question.key) }} />
              </div>
            )
          })}
          <p className={styles.note}>{text.reread}</p>
          <ProblemNotice problem={confirm.problem ?? discard.problem} />
          {open && <div className={styles.buttons}><Button type="submit" kind="primary" busy={confirm.busy} disabled={!ready}>{text.confirm}</Button></div>}
        </form>
      </div>
    </section>
  )
}

/** A part of the picture, as wide as there is room. */
function Crop({ scanId, place, label }: { scanId: string; place: Place; label: string }) {
  const image = `url("${fileAddress(sheetsRoutes.picture, { scanId })}")`
  return <div className={styles.crop} role="img" aria-label={label} style={{ aspectRatio: `${place.width} / ${place.height}`, maxWidth: `${place.width * 5}px`, backgroundImage: image, backgroundSize: `${(width / place.width) * 100}% auto`, backgroundPosition: `${(place.x / (width - place.width)) * 100}% ${(place.y / (height - place.height)) * 100}%` }} />
}

const shareOf = ({ x, y, width: w, height: h }: Place) => ({ insetInlineStart: `${(x / width) * 100}%`, insetBlockStart: `${(y / height) * 100}%`, inlineSize: `${(w / width) * 100}%`, blockSize: `${(h / height) * 100}%` })

function readAs(question: Form['questions'][number], options: readonly string[]): GivenAnswer | undefined {
  if (options.length === 0 || question.kind === 'text') return undefined
  if (question.multiple) return [...options]
  return options.length > 1 ? undefined : question.kind === 'rating' ? Number(options[0]) : options[0]
}

function withoutVersion<Body extends { version: number }>({ version: _, ...body }: Body): Omit<Body, 'version'> {
  return body
}
