import type { Asked } from "../../../src/emulator/faults/fits.js";
import { ORDERS } from "../seeds.js";

/** What bob asks: "DELETE /path?query". */
export function asked(request = `DELETE /api/v2/keys/${ORDERS}`, by: string | null = "bob"): Asked {
  const [method = "", url = ""] = request.split(" ");
  return { method, url, path: url.split("?")[0] ?? "", by };
}
