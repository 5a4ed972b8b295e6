import { Button, Chip } from '@guildhall/ui'
import { PageTitle } from '@guildhall/ui/console'

/** Every component with sample props, for looking at. Not part of a build, so its sample words need no messages file. */
export default function GalleryPage() {
  return <PageTitle title="组件" detail="只在开发时可见" chip={<Chip tone="jade">上课中</Chip>} actions={<Button kind="primary">一个红</Button>} />
}
