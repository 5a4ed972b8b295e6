import { Link, useNavigate } from '@tanstack/react-router'
import type { LinkComponent } from '@guildhall/ui/phone'

/** Addresses that come from the server may carry a query, which the router wants apart from the path; it cannot know which, hence `never`. */
export function splitAddress(address: string): { to: string; search: never } {
  const [path = '/', query = ''] = address.split('?')
  return { to: path || '/', search: Object.fromEntries(new URLSearchParams(query)) as never }
}

/** A link to an address as the server gives it. */
export const AddressLink: LinkComponent = ({ to, ...rest }) => <Link {...splitAddress(to)} {...rest} />

export function useGoTo(): (address: string) => void {
  const navigate = useNavigate()
  return (address) => void navigate(splitAddress(address))
}
