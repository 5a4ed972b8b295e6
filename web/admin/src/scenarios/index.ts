import type { ConsolePage } from '../app/page.ts'
import { galleryPages } from '../gallery/index.ts'
import { coveragePages } from './coverage/index.ts'
import { deskPages } from './desk/index.ts'
import { membershipPages } from './membership/index.ts'
import { foundingPages } from './founding/index.ts'
import { counsellingPages } from './counselling/index.ts'
import { childcarePages } from './childcare/index.ts'
import { lecturePages } from './lectures/index.ts'
import { libraryPages } from './library/index.ts'
import { registryPages } from './registry/index.ts'
import { systemPages } from './system/index.ts'
import { trainingPages } from './training/index.ts'
import { benefitPages } from './benefits/index.ts'
import { voucherPages } from './vouchers/index.ts'
import { venuePages } from './venues/index.ts'
import { windowPages } from './window/index.ts'

/** Every page of the console, in the order of the menu: a scenario exports its pages, and this file names the scenario. */
export const pages: readonly ConsolePage[] = [
  ...deskPages,
  ...windowPages,
  ...benefitPages,
  ...trainingPages,
  ...voucherPages,
  ...membershipPages,
  ...registryPages,
  ...coveragePages,
  ...venuePages,
  ...lecturePages,
  ...childcarePages,
  ...counsellingPages,
  ...libraryPages,
  ...foundingPages,
  ...systemPages,
  // While developing only: the condition is false in a build, and the pages fall out of it.
  ...(import.meta.env.DEV ? galleryPages : []),
]
