import { ClassCertificates } from '../../results/class-certificates.tsx'
import type { TabProps } from '../words.ts'

/** Certificates that came of this class. */
export default function CertificatesTab({ record }: TabProps) {
  return <ClassCertificates classId={record.class.id} />
}
