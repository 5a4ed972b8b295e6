import { Link, useRouter } from '@tanstack/react-router'
import { Ticket } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { voucherRoutes } from '@guildhall/contract'
import { Button, buttonClass, Card, Chip, dotted, EmptyState, ProblemNotice, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import styles from './vouchers.module.css'

const yuanOf = (fen: string) => (Number(fen) / 100).toFixed(Number(fen) % 100 === 0 ? 0 : 2)

/** A voucher pays the price, at most its value. */
const least = (price: string, value: string) => (Number(price) < Number(value) ? price : value)

/** What I may spend and on which of my classes, what I may ask for, and what became of the others. */
export default function VouchersPage() {
  const text = useText(messages)
  const format = useFormat()
  const router = useRouter()
  const { data, error } = useAnswer(voucherRoutes.listMine, {})
  const ask = useCommand(voucherRoutes.ask)
  const spend = useCommand(voucherRoutes.spend)
  // Red is for the one thing to do next: spending what is ready, else asking.
  const first = data?.vouchers.find((one) => one.classes.length > 0)?.id
  const tone = { issued: 'ink', spent: 'jade', expired: 'neutral' } as const
  return (
    <>
      <PhoneBar title={text.title} backLabel={text.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/services' as string }))} />
      <PhoneBody>
        <ProblemNotice problem={error ?? ask.problem ?? spend.problem} />
        {!data && !error && <SkeletonCards label={text.loading} />}
        {data?.vouchers.length === 0 && data.offers.length === 0 && <EmptyState icon={Ticket} title={text.empty}>{text.emptyNext}</EmptyState>}
        {data && data.vouchers.length > 0 && <h2 className={styles.section}>{text.mine}</h2>}
        {data?.vouchers.map((one) => (
          <Card key={one.id}><div className={styles.card}>
            <div className={styles.head}><h3 className={styles.title}>{one.title}</h3><Chip tone={tone[one.state]}>{text.state[one.state]}</Chip></div>
            <p className={styles.value}>{text.yuan(yuanOf(one.valueFen))}</p>
            <p className="muted">{dotted(text.dot, [one.issuer, one.occupations.length > 0 && text.for(one.occupations.join(text.join)), text.until(format.day(one.validTo)), text.number(one.number)])}</p>
            {one.spentOn && <p>{text.spentOn(one.spentOn.title, yuanOf(one.spentOn.amountFen))}</p>}
            {one.classes.map((of, index) => (
              <div key={of.classId} className={styles.use}>
                <h4 className={styles.title}>{of.title}</h4>
                <span className="muted">{dotted(text.dot, [text.price(yuanOf(least(of.priceFen, one.valueFen))), Number(of.priceFen) < Number(one.valueFen) && text.rest(yuanOf(String(Number(one.valueFen) - Number(of.priceFen)))), text.sure])}</span>
                <Button block kind={one.id === first && index === 0 ? 'primary' : 'outlined'} busy={spend.busy} aria-label={text.spendFor(of.title)} onClick={() => spend.start({ voucherId: one.id, classId: of.classId })}>{text.use}</Button>
              </div>
            ))}
            {one.state === 'issued' && one.classes.length === 0 && <><p className="muted">{text.noClass}</p><Link to={'/classes' as string} className={buttonClass({ block: true })}>{text.toClasses}</Link></>}
          </div></Card>
        ))}
        {data && data.offers.length > 0 && <h2 className={styles.section}>{text.offers}</h2>}
        {data?.offers.map((offer) => (
          <Card key={offer.id}><div className={styles.card}>
            <div className={styles.head}><h3 className={styles.title}>{offer.title}</h3>{offer.membersOnly && <Chip shape="ring">{text.membersOnly}</Chip>}</div>
            <p className={styles.value}>{text.yuan(yuanOf(offer.valueFen))}</p>
            <p>{offer.summary}</p>
            <p className="muted">{dotted(text.dot, [offer.issuer, offer.occupations.length > 0 && text.for(offer.occupations.join(text.join)), text.until(format.day(offer.validTo))])}</p>
            <Button block kind={first ? 'outlined' : 'primary'} busy={ask.busy} onClick={() => ask.start({ programmeId: offer.id })}>{text.ask}</Button>
          </div></Card>
        ))}
      </PhoneBody>
    </>
  )
}
