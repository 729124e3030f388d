import type { Registration } from "../core/registration.js";
import { shown, visible } from "./gate.js";
import { type Detail, keyDetail } from "./key-detail.js";
import { type Column, table } from "./table.js";
import type { View } from "./view.js";

const columns: readonly Column<Registration>[] = [
  {
    header: "RETENTION",
    cell: ({ preventKeyDeletion }) => visible(preventKeyDeletion ? "locked" : "no"),
  },
  { header: "RESOURCE", cell: ({ resourceCrn }) => visible(resourceCrn) },
];

/** One key with the resources that are registered against it. */
export const registeredKeyDetail: View<Detail> = {
  ...keyDetail,
  text: (detail, style) => {
    const { registrations } = detail.seen;
    return registrations === "unknown" || registrations.length === 0
      ? keyDetail.text(detail, style)
      : [...keyDetail.text(detail, style), shown``, ...table(columns, registrations, style)];
  },
};
