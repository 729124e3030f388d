const UNITS = [86_400_000, 3_600_000, 60_000, 1_000] as const;
const FORM = /^(?=.)(?:(\d{1,6})d)?(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?$/;

/** Reads "7d" or "6d23h59m59s", the units in this order, as milliseconds; undefined where it is neither. */
export function parseDuration(text: string): number | undefined {
  const amounts = FORM.exec(text)?.slice(1);
  return amounts?.reduce(
    (sum, amount, index) => sum + Number(amount ?? 0) * (UNITS[index] ?? 0),
    0,
  );
}
