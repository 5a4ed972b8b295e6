import { importRoutes, type AnswerOf } from '@guildhall/contract'
import { useCommand } from '@guildhall/client'
import { Button, Card, Chip, SectionTitle, useFormat, useText } from '@guildhall/ui'
import { Table } from '@guildhall/ui/console'
import { importMessages } from './import-messages.ts'
import styles from './needs.module.css'
import { Problem } from './problem.tsx'

type Draft = AnswerOf<typeof importRoutes.drafts>['rows'][number]

/** Files that I brought and left: each can be come back to or forgotten. */
export function ImportDrafts({ drafts, onOpen }: { drafts: readonly Draft[]; onOpen: (draft: Draft) => void }) {
  const text = useText(importMessages)
  const format = useFormat()
  const discard = useCommand(importRoutes.discard)
  if (drafts.length === 0) return null
  return (
    <section>
      <SectionTitle>{text.drafts}</SectionTitle>
      <p className={styles.small}>{text.draftsHint}</p>
      <Problem problem={discard.problem} />
      <Card padding="flush">
        <Table<Draft>
          rowKey="id" dataSource={[...drafts]} size="small" pagination={false}
          columns={[
            { key: 'file', title: text.historyColumns.file, dataIndex: 'fileName' }, { key: 'kind', title: text.historyColumns.kind, render: (_, draft) => text.kinds[draft.kind] },
            { key: 'state', title: text.historyColumns.state, render: (_, draft) => <Chip tone={draft.writing ? 'jade' : 'neutral'}>{draft.writing ? text.writingShort : text.unconfirmed}</Chip> },
            { key: 'when', title: text.historyColumns.when, render: (_, draft) => <time>{format.dateTime(draft.createdAt)}</time> },
            {
              key: 'do', title: '', align: 'right', render: (_, draft) => (
                <span className={styles.choices}>
                  <Button size="small" kind="quiet" onClick={() => discard.start({ id: draft.id })}>{text.discard}</Button>
                  <Button size="small" onClick={() => onOpen(draft)}>{text.goOn}</Button>
                </span>
              ),
            },
          ]}
        />
      </Card>
    </section>
  )
}
