import { ChevronDown } from 'lucide-react'
import { Icon, useFormat, useText } from '@guildhall/ui'
import { MenuButton } from '@guildhall/ui/console'
import { WallTopLine } from '../../../app/cockpit/top-line.tsx'
import type { useView } from './address.ts'
import { messages } from './messages.ts'
import type { Cockpit } from './model.ts'
import { styles } from './styles.ts'

type Props = { cockpit: Cockpit; change: ReturnType<typeof useView>['change']; readAt: number; lost: boolean }

/** Whose members are shown, the way up again, and the month. */
export function TopLine({ cockpit, change, readAt, lost }: Props) {
  const text = useText(messages)
  const format = useFormat()
  return (
    <WallTopLine
      name={cockpit.unit.name} words={text} other={{ to: '/cockpit', label: text.training }} readAt={readAt} lost={lost} counting={cockpit.counting > 0 ? text.counting : null}
      pickers={(
        <>
          {cockpit.path.length > 1 && (
            <MenuButton label={text.path} align="end" className={styles['picker']} choices={cockpit.path.map((one, index) => ({ id: one.id, label: one.name, selected: one.id === cockpit.unit.id, onChoose: () => change({ unit: index === 0 ? undefined : one.id }) }))}>{cockpit.path.at(-2)!.name}<Icon of={ChevronDown} size={17} /></MenuButton>
          )}
          <MenuButton label={text.month} align="end" className={styles['picker']} choices={cockpit.choices.map((month) => ({ id: month, label: format.month(`${month}-01`), selected: month === cockpit.month, onChoose: () => change({ month: month === cockpit.choices[0] ? undefined : month }) }))}>{format.month(`${cockpit.month}-01`)}<Icon of={ChevronDown} size={17} /></MenuButton>
        </>
      )}
    />
  )
}
