import { ChevronDown } from 'lucide-react'
import { buttonClass, Icon, colon } from '@guildhall/ui'
import { MenuButton } from '@guildhall/ui/console'

/** One filter as a button that says its state: 「来源：全部」. */
export function FilterMenu({ label, value, choices, onChoose }: { label: string; value: string; choices: readonly { id: string; label: string }[]; onChoose: (id: string) => void }) {
  const chosen = choices.find((choice) => choice.id === value)?.label ?? value
  return (
    <MenuButton
      label={`${label}${colon()}${chosen}`} className={buttonClass({ size: 'small' })}
      choices={choices.map((choice) => ({ id: choice.id, label: choice.label, selected: choice.id === value, onChoose: () => onChoose(choice.id) }))}
    >
      {label}{colon()}{chosen}<Icon of={ChevronDown} size={15} />
    </MenuButton>
  )
}
