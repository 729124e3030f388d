/** What a script can tell apart; each number is a promise to scripts and never changes. */
export const EXIT = {
  done: 0,
  unexpected: 1,
  usage: 2,
  approvalMissing: 3,
  notAllowed: 4,
  blocked: 5,
  tooEarly: 6,
  notFound: 7,
  notReached: 8,
  someFailed: 9,
  unknown: 10,
  local: 11,
  hungUp: 129,
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
