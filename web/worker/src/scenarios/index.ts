import type { WorkerPage } from '../app/page.ts'
import { galleryPages } from '../gallery/index.ts'
import { aboutPages } from './about/index.ts'
import { homePages } from './home/index.ts'
import { foundingPages } from './founding/index.ts'
import { counsellingPages } from './counselling/index.ts'
import { childcarePages } from './childcare/index.ts'
import { lecturePages } from './lectures/index.ts'
import { libraryPages } from './library/index.ts'
import { loginPages } from './login/index.ts'
import { mePages } from './me/index.ts'
import { membershipPages } from './membership/index.ts'
import { needsPages } from './training/needs/index.ts'
import { classesPages } from './training/classes/index.ts'
import { evaluationsPages } from './training/evaluations/index.ts'
import { listsPages } from './training/lists/index.ts'
import { followUpPages } from './training/follow-ups/index.ts'
import { marksPages } from './training/marks/index.ts'
import { plansPages } from './training/plans/index.ts'
import { resultsPages } from './training/results/index.ts'
import { venuePages } from './venues/index.ts'
import { verifyPages } from './verify/index.ts'
import { benefitPages } from './benefits/index.ts'
import { voucherPages } from './vouchers/index.ts'
import { windowPages } from './window/index.ts'

/** Every page of the worker's app, in one list: a scenario exports its pages, and this file names the scenario. */
export const pages: readonly WorkerPage[] = [
  ...loginPages,
  ...homePages,
  ...mePages,
  ...membershipPages,
  ...needsPages,
  ...listsPages,
  ...plansPages,
  ...classesPages,
  ...marksPages,
  ...resultsPages,
  ...evaluationsPages,
  ...followUpPages,
  ...voucherPages,
  ...windowPages,
  ...benefitPages,
  ...venuePages,
  ...lecturePages,
  ...childcarePages,
  ...counsellingPages,
  ...libraryPages,
  ...foundingPages,
  ...verifyPages,
  ...aboutPages,
  // While developing only: the condition is false in a build, and the pages fall out of it.
  ...(import.meta.env.DEV ? galleryPages : []),
]
