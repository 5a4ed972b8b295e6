/** One operator's command. Gives the exit code: 0 done, 1 done with something wrong, 2 refused. */
export type Command = { usage?: string; summary: string; run(args: string[]): Promise<number> }
