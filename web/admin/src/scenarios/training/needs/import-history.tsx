import { importRoutes, type AnswerOf } from '@guildhall/contract'
import { fileAddress, useAnswer, useCommand } from '@guildhall/client'
import { Button, buttonClass, Card, Chip, EmptyState, SectionTitle, useFormat, useText } from '@guildhall/ui'
import { Popconfirm, Table } from '@guildhall/ui/console'
import { importMessages } from './import-messages.ts'
import { messages } from './messages.ts'
import styles from './needs.module.css'
import { Problem } from './problem.tsx'

type Run = AnswerOf<typeof importRoutes.list>['rows'][number]

/** Files that came in, and the way back for each. */
export function ImportHistory({ onOpen }: { onOpen: (id: string) => void }) {
  const text = useText(importMessages)
  const shared = useText(messages)
  const format = useFormat()
  const runs = useAnswer(importRoutes.list, { limit: 30 })
  const undo = useCommand(importRoutes.undo)
  const tone = { previewed: 'neutral', done: 'jade', undone: 'amber' } as const
  return (
    <section>
      <SectionTitle>{text.history}</SectionTitle>
      <Problem problem={runs.error ?? undo.problem} />
      <Card padding="flush">
        {runs.data?.rows.length === 0 && <EmptyState title={text.historyEmpty} />}
        {runs.data && runs.data.rows.length > 0 && (
          <Table<Run>
            rowKey="id" dataSource={runs.data.rows} size="small" pagination={false} scroll={{ x: 'max-content' }}
            columns={[
              { key: 'file', title: text.historyColumns.file, dataIndex: 'fileName' }, { key: 'kind', title: text.historyColumns.kind, render: (_, run) => text.kinds[run.kind] },
              { key: 'state', title: text.historyColumns.state, render: (_, run) => <Chip tone={tone[run.state]}>{text.states[run.state]}</Chip> },
              { key: 'counts', title: text.historyColumns.counts, render: (_, run) => <span className="num">{format.count(run.read)} / {run.state === 'previewed' ? '–' : format.count(run.written?.created ?? run.accepted)} / {format.count(run.rejected)}</span> },
              { key: 'when', title: text.historyColumns.when, render: (_, run) => <time>{format.dateTime(run.importedAt)}</time> },
              {
                key: 'do', title: '', align: 'right', render: (_, run) => (
                  <span className={styles.choices}>
                    {run.rejected > 0 && <a className={buttonClass({ size: 'small', kind: 'quiet' })} href={fileAddress(importRoutes.rejected, { id: run.id })}>{text.download}</a>}
                    <Button size="small" kind="quiet" onClick={() => onOpen(run.id)}>{text.report}</Button>
                    {run.state === 'done' && (
                      <Popconfirm title={text.undoTitle} description={text.undoHint} okText={text.undo} cancelText={shared.cancel} onConfirm={() => undo.start({ id: run.id })}>
                        <Button size="small" busy={undo.busy}>{text.undo}</Button>
                      </Popconfirm>
                    )}
                  </span>
                ),
              },
            ]}
          />
        )}
      </Card>
    </section>
  )
}
