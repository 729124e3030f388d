/** "no saved instance", "1 saved instance", "2 saved instances". */
export const count = (number: number, what: string): string =>
  `${number === 0 ? "no" : number} ${what}${number > 1 ? "s" : ""}`;
