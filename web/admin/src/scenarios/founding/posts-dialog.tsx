import { useState } from 'react'
import { useCommand } from '@guildhall/client'
import { termRoutes } from '@guildhall/contract'
import { ProblemNotice, useText } from '@guildhall/ui'
import { Modal, Select } from '@guildhall/ui/console'
import type { ChairPage } from './chair-page.tsx'
import { termsMessages } from './terms-messages.ts'
import styles from './founding.module.css'

type Post = NonNullable<ChairPage['term']>['officers'][number]['post']
const posts: readonly Post[] = ['vice-chair', 'organisation', 'publicity', 'finance', 'rights', 'women', 'member']

/** Who does what. The chair of the committee is elected and stays. */
export function PostsDialog({ page, onClose }: { page: ChairPage; onClose: () => void }) {
  const text = useText(termsMessages).chair
  const officers = page.term!.officers.filter((one) => one.until === null && !(one.body === 'committee' && one.post === 'chair'))
  const [chosen, setChosen] = useState<Record<string, Post>>(() => Object.fromEntries(officers.map((one) => [one.id, one.post])))
  const save = useCommand(termRoutes.setPosts, { onDone: onClose })
  const changed = officers.filter((one) => chosen[one.id] !== one.post)
  return (
    <Modal open title={text.postsTitle} okText={text.save2} cancelText={text.cancel} confirmLoading={save.busy} okButtonProps={{ disabled: changed.length === 0 }} onCancel={onClose} onOk={() => save.start({ unitId: page.unit.id, posts: changed.map((one) => ({ officerId: one.id, post: chosen[one.id]! })) })}>
      <ul className={styles.list}>
        {officers.map((one) => (
          <li key={one.id} className={styles.item}>
            <span>{one.person.name}<span className={styles.small}>{text.body[one.body]}</span></span>
            <Select aria-label={`${text.body[one.body]} ${one.person.name}`} style={{ width: 140 }} value={chosen[one.id]!} options={(one.body === 'committee' ? posts : ['chair', 'member'] as const).map((value) => ({ value, label: value === 'chair' ? text.head : text.post[value] }))} onChange={(post: Post) => setChosen({ ...chosen, [one.id]: post })} />
          </li>
        ))}
      </ul>
      <ProblemNotice problem={save.problem} />
    </Modal>
  )
}
