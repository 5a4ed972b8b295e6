import { parentPort, workerData } from 'node:worker_threads'
import { makePlan, reasonsOf, type Problem } from '#engines/planning'

/** A thread of its own: the search blocks whoever calls it, and the server has others to answer. */
const { problem, seconds } = workerData as { problem: Problem; seconds: number }
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
const tell = (message: object) => parentPort!.postMessage(message)
const plan = await makePlan(problem, { seconds, now: () => performance.now(), onProgress: (told) => tell({ told }) })
tell({ solved: { plan, unserved: reasonsOf(problem, plan.classes) } })
