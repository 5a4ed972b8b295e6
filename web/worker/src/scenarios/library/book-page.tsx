import { Link, useParams, useRouter } from '@tanstack/react-router'
import { LibraryBig } from 'lucide-react'
import { useAnswer, useCommand } from '@guildhall/client'
import { libraryRoutes } from '@guildhall/contract'
import { Button, buttonClass, Card, Chip, EmptyState, ProblemNotice, SkeletonCards, useFormat, useText } from '@guildhall/ui'
import { PhoneBar, PhoneBody } from '@guildhall/ui/phone'
import { messages } from './messages.ts'
import { Cover, Share, useCategory } from './parts.tsx'
import { forgetPlace } from './standing.ts'
import styles from './library.module.css'

/** One book: what it is, its contents, and the way in. */
export default function BookPage() {
  const shared = useText(messages)
  const text = shared.book
  const format = useFormat()
  const router = useRouter()
  const nameOf = useCategory()
  const { bookId = '' } = useParams({ strict: false }) as { bookId?: string }
  const { data, error } = useAnswer(libraryRoutes.show, { bookId })
  const forget = useCommand(libraryRoutes.forget, { onDone: () => forgetPlace(bookId) })
  const reader = `/library/${bookId}/read`
  return (
    <>
      <PhoneBar title={shared.shelf.title} backLabel={shared.back} onBack={() => (history.length > 1 ? router.history.back() : void router.navigate({ to: '/library' as string }))} />
      <PhoneBody>
        {error && !data && (error.status === 404 ? <EmptyState icon={LibraryBig} title={text.missing} action={<Link to={'/library' as string} className={buttonClass({ kind: 'primary' })}>{text.all}</Link>}>{text.missingNext}</EmptyState> : <ProblemNotice problem={error} />)}
        {!data && !error && <SkeletonCards label={shared.loading} count={2} />}
        {data && (
          <>
            <Card>
              <div className={styles.book}>
                <Cover of={data} />
                <div className={styles.words}>
                  <h2 className={styles.name}>{data.title}</h2>
                  <p className={styles.facts}>{data.author}<br />{shared.by(data.unitName)}</p>
                  <p className={styles.facts}><Chip tone="neutral">{nameOf(data.category)}</Chip> {(data.kind === 'pdf' ? text.pages : text.chapters)(format.count(data.chapters))}</p>
                  {data.standing && <Share of={data.standing} />}
                </div>
              </div>
              <div className={styles.actions}>
                <Link to={reader as string} className={buttonClass({ kind: 'primary', block: true })}>{data.standing ? text.goOn : text.start}</Link>
                {data.standing && <Link to={reader as string} search={{ chapter: 1 } as never} className={buttonClass({ block: true })}>{text.anew}</Link>}
              </div>
            </Card>
            {data.summary && <Card><h2 className={styles.title}>{text.summary}</h2><p className={styles.pre}>{data.summary}</p></Card>}
            {data.contents.length > 0 && (
              <Card>
                <h2 className={styles.title}>{text.contents}</h2>
                <ul className={styles.contents}>{data.contents.map((one, index) => <li key={index} data-depth={one.depth}><Link to={reader as string} search={{ chapter: one.chapter } as never} {...(one.anchor && { hash: one.anchor })}>{one.title}</Link></li>)}</ul>
              </Card>
            )}
            <Card>
              <p className={styles.facts}>{text.licence}</p><p className={styles.pre}>{data.licence}</p>
              <p className={styles.facts}>{text.private}</p>
              <ProblemNotice problem={forget.problem} />
              {data.standing && <Button size="small" kind="quiet" busy={forget.busy} onClick={() => forget.start({ bookId })}>{text.forget}</Button>}
            </Card>
          </>
        )}
      </PhoneBody>
    </>
  )
}
