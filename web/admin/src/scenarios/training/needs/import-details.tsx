import { useState } from 'react'
import { Download } from 'lucide-react'
import { importRoutes } from '@guildhall/contract'
import { fileAddress } from '@guildhall/client'
import { buttonClass, Card, dotted, Icon, useFormat, useText } from '@guildhall/ui'
import { FilterBar, Segmented, Table } from '@guildhall/ui/console'
import { importMessages } from './import-messages.ts'
import type { Report } from './imports-page.tsx'
import styles from './needs.module.css'

/** Row by row: what was turned away and what to do, what was repaired from what to what, what a person should look at. */
export function ImportDetails({ report }: { report: Report }) {
  const text = useText(importMessages)
  const format = useFormat()
  const [tab, setTab] = useState<'rejected' | 'repaired' | 'warned'>('rejected')
  // A text has no sheets.
  const ofWorkbook = [report.rejections, report.repairs, report.warnings].some((lines) => lines.some((line) => line.sheet !== ''))
  const place = [
    ...(ofWorkbook ? [{ key: 'sheet', title: text.columns.sheet, dataIndex: 'sheet', width: 130 }] : []), { key: 'row', title: text.columns.row, dataIndex: 'row', width: 70 }, { key: 'column', title: text.columns.column, dataIndex: 'column', width: 150 },
  ]
  const shown = { rejected: report.rejections.length, repaired: report.repairs.length, warned: report.warnings.length }
  const counts = { ...shown, rejected: report.rejected }
  const notes = tab === 'warned' ? report.warnings : report.rejections
  return (
    <Card padding="flush">
      <div style={{ padding: '12px 16px 0' }}>
        <FilterBar
          label={text.tabs[tab]}
          aside={report.rejected > 0 && <a className={buttonClass({ size: 'small' })} href={fileAddress(importRoutes.rejected, { id: report.id })} title={text.downloadHint}><Icon of={Download} size={15} />{text.download}</a>}
        >
          <Segmented value={tab} options={(['rejected', 'repaired', 'warned'] as const).map((value) => ({ value, label: `${text.tabs[value]} ${format.count(counts[value])}` }))} onChange={(value) => setTab(value)} />
        </FilterBar>
        {counts[tab] > shown[tab] && <p className={styles.small}>{text.firstOnly(format.count(shown[tab]))}</p>}
        {report.skippedSheets.length > 0 && <p className={styles.small}>{text.leftOut(dotted(' · ', report.skippedSheets.map(({ sheet }) => sheet)))}</p>}
      </div>
      {tab === 'repaired' ? (
        <Table
          rowKey={(repair) => `${repair.sheet}.${repair.row}.${repair.column}.${repair.kind}`} dataSource={report.repairs} size="small" pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }} locale={{ emptyText: text.none }}
          columns={[...place, { key: 'what', title: text.columns.what, dataIndex: 'what', width: 200 }, { key: 'change', title: text.columns.change, render: (_, repair) => <><span className={styles.old}>{repair.from}</span> → {repair.to}</> }]}
        />
      ) : (
        <Table
          rowKey={(note) => `${note.sheet}.${note.row}.${note.column ?? ''}.${note.code}`} dataSource={notes} size="small" pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }} locale={{ emptyText: text.none }}
          columns={[...place, { key: 'why', title: text.columns.why, dataIndex: 'message' }]}
        />
      )}
    </Card>
  )
}
