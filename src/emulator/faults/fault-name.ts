import type { Fault } from "./fault.js";

/** What the log calls a fault: "after-commit reset", "in-body status 503", "before-commit headers body", "limit". */
export function faultName(fault: Fault): string {
  if ("limit" in fault) return "limit";
  const { at, do: action } = fault;
  if (typeof action === "string") return `${at} ${action}`;
  const { status, headers, body } = action;
  const parts = [
    status === undefined ? "" : ` status ${status}`,
    headers === undefined ? "" : " headers",
    body === undefined ? "" : " body",
  ];
  return at + parts.join("");
}
