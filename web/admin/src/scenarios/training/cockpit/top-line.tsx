import { ChevronDown } from 'lucide-react'
import { Icon, useFormat, useText } from '@guildhall/ui'
import { MenuButton } from '@guildhall/ui/console'
import { WallTopLine } from '../../../app/cockpit/top-line.tsx'
import type { useView, View } from './address.ts'
import { messages } from './messages.ts'
import type { Cockpit } from './model.ts'
import { styles } from './styles.ts'

type Props = { cockpit: Cockpit; view: View; change: ReturnType<typeof useView>['change']; readAt: number; lost: boolean }

/** Whose cockpit it is, and which place and month of it are shown. */
export function TopLine({ cockpit, view, change, readAt, lost }: Props) {
  const text = useText(messages)
  const format = useFormat()
  const whole = text.allOf[cockpit.areas.some((area) => area.division !== null) ? 'division' : 'town']
  const area = cockpit.areas.find((one) => (one.division ? one.division === view.division : one.town === view.town))
  const monthName = (month: string) => (month.slice(0, 4) === cockpit.choices[0]!.slice(0, 4) ? text.monthOnly(Number(month.slice(5))) : format.month(`${month}-01`))
  return (
    <WallTopLine
      name={cockpit.unit} words={text} other={{ to: '/cockpit/members', label: text.members }} readAt={readAt} lost={lost} counting={cockpit.counting > 0 ? text.counting(cockpit.counting) : null} withDay
      pickers={(
        <>
          {cockpit.areas.length > 0 && (
            <MenuButton label={text.area} align="end" className={styles['picker']} choices={[
              { id: 'all', label: whole, selected: !area, onChoose: () => change({ division: undefined, town: undefined, place: undefined }) },
              ...cockpit.areas.map((one) => ({ id: one.division ?? one.town ?? '', label: one.name, selected: one === area, onChoose: () => change({ division: one.division ?? undefined, town: one.town ?? undefined, place: undefined }) })),
            ]}>{area?.name ?? whole}<Icon of={ChevronDown} size={17} /></MenuButton>
          )}
          <MenuButton label={text.month} align="end" className={styles['picker']} choices={[
            { id: 'year', label: text.year, selected: !view.month, onChoose: () => change({ month: undefined }) },
            ...cockpit.choices.map((month) => ({ id: month, label: monthName(month), selected: month === view.month, onChoose: () => change({ month }) })),
          ]}>{view.month ? monthName(view.month) : text.year}<Icon of={ChevronDown} size={17} /></MenuButton>
        </>
      )}
    />
  )
}
