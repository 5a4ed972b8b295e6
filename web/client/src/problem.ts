/** A refusal or failure as the server told it (RFC 9457); `title` is already in the reader's language. */
export class ProblemError extends Error {
  readonly status: number
  readonly code: string
  readonly details: Record<string, unknown>
  /** Fields that did not pass, by path. */
  readonly issues: { path: string; message: string }[]
  constructor(problem: { status: number; code?: string; title: string; details?: Record<string, unknown>; issues?: { path: string; message: string }[] }) {
    super(problem.title)
    this.status = problem.status
    this.code = problem.code ?? 'platform.unexpected'
    this.details = problem.details ?? {}
    this.issues = problem.issues ?? []
  }
}

/** The network did not answer at all. */
export const offlineCode = 'client.offline'

export async function problemFrom(response: Response): Promise<ProblemError> {
  const fallback = { status: response.status, title: document.documentElement.lang.startsWith('en') ? `The server answered ${response.status}.` : `服务器返回 ${response.status}，请稍后再试。` }
  try {
    return new ProblemError({ ...fallback, ...(await response.json()) })
  } catch {
    return new ProblemError(fallback)
  }
}

export function offline(): ProblemError {
  const english = document.documentElement.lang.startsWith('en')
  return new ProblemError({ status: 0, code: offlineCode, title: english ? 'No connection. Check the network and try again; nothing was lost.' : '网络不通，请检查网络后再试，填的内容还在。' })
}
