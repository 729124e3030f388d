import { timeLeft } from "../core/time-left.js";

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const MONTHS = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
] as const;

const HALF_A_YEAR = 182 * 86_400_000;

const two = (count: number) => String(count).padStart(2, "0");

const dayOf = (date: Date) => `${date.getDate()} ${MONTHS[date.getMonth()]}`;
const timeOf = (date: Date) => `${two(date.getHours())}:${two(date.getMinutes())}`;

/** A zone east of Greenwich has a negative offset in JavaScript, and a "+" everywhere else. */
const offsetOf = (date: Date) => {
  const minutes = Math.trunc(Math.abs(date.getTimezoneOffset()));
  const sign = date.getTimezoneOffset() > 0 ? "-" : "+";
  return `${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};

/** A year of four digits: anything else no clock has told, and no script can read. */
const isReadable = (date: Date) => date.getUTCFullYear() >= 0 && date.getUTCFullYear() <= 9999;

/** A moment for people, in the zone of this machine: "Tue 19 May 2026 09:12 +02:00". */
export const when = (date: Date): string =>
  isReadable(date)
    ? `${DAYS[date.getDay()]} ${dayOf(date)} ${date.getFullYear()} ${timeOf(date)} ${offsetOf(date)}`
    : "an unreadable date";

/** How far it is from now, by the service's clock: "in 6d 23h", "3h 2m ago"; a difference under a second is none. */
export const left = (date: Date, now: Date): string => {
  if (timeLeft(date, now) === "0s") return "now";
  return date < now ? `${timeLeft(date, now)} ago` : `in ${timeLeft(now, date)}`;
};

/** "Tue 19 May 2026 09:12 +02:00, in 6d 23h". */
export const whenAndLeft = (date: Date, now: Date): string =>
  isReadable(date) ? `${when(date)}, ${left(date, now)}` : when(date);

/** For narrow columns: "19 May 09:12"; more than half a year away the year instead of the time. */
export const whenInShort = (date: Date, now: Date): string => {
  if (!isReadable(date)) return "?";
  const isNear = Math.abs(date.getTime() - now.getTime()) <= HALF_A_YEAR;
  return `${dayOf(date)} ${isNear ? timeOf(date) : date.getFullYear()}`;
};

/** A moment for scripts: RFC 3339 in UTC, whole seconds. */
export const instant = (date: Date | null): string | null =>
  date && isReadable(date) ? date.toISOString().replace(/\.\d{3}Z$/, "Z") : null;
