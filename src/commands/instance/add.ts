import type { Command } from "@commander-js/extra-typings";
import { type Claim, claimOf } from "../../api/claim.js";
import type { InstanceBook, Open } from "../../cli/session.js";
import type { SavedInstance } from "../../core/saved-instance.js";
import { isSavedName } from "../../core/saved-name.js";
import { KpDualError } from "../../errors/kp-dual-error.js";
import { instanceAdded } from "../../views/instances.js";
import { withExamples } from "../examples.js";
import { toldWith } from "../told-with.js";
import { added } from "./added.js";
import { listed } from "./listed.js";

export const addCommand = (bare: Command, open: Open, run = add) =>
  withExamples(
    bare
      .argument("<name>", "what it is called from now on, behind --instance")
      .argument("<instance>", "its CRN, or its GUID, which is looked up unless --region is given")
      .action(async (name, instance, _flags, command) =>
        run(name, instance, await open.instances(command)),
      ),
    "kp-dual instance add prod-eu $CRN",
    "kp-dual instance add prod-eu $GUID --region eu-de",
  );

/** Saves an instance under a name: its CRN, or its GUID and region, and nothing else. */
export async function add(name: string, instance: string, book: InstanceBook): Promise<void> {
  const one = await toldWith({ effect: "not saved" }, async () => {
    const claim = claimed(name, instance, book);
    const { id, region } = claim;
    added(await book.saved(), { name, instance: id, region });
    return { name, ...(await meant(claim, book)) };
  });
  let isNew = true;
  await toldWith({ effect: "not saved" }, () =>
    book.change((all) => {
      const next = added(all, one);
      isNew = next !== all;
      return next;
    }),
  );
  book.show({ instance: listed(one, true, book.place), isNew }, instanceAdded);
}

/** What was said, checked before anybody is asked. An address is not saved: a file must not send credentials anywhere. */
function claimed(name: string, instance: string, { place }: InstanceBook): Claim {
  if (!isSavedName(name))
    throw new KpDualError("usage", {
      values: { problem: `${name} can't be the name of an instance` },
      why: "a name has 1 to 60 letters of English, digits, '.', '_' and '-', begins with a letter or a digit, and is no GUID",
      do: ["choose one like this: kp-dual instance add prod-eu <instance>"],
    });
  if (place.endpoint !== null)
    throw new KpDualError("usage", {
      values: { problem: "an address is not saved" },
      why: "only an instance and its region are; where credentials go is said anew each time, or asked of IBM Cloud",
      do: ["leave --endpoint out here, and give it with the commands that need it"],
    });
  const where = { ...place, instance, named: instance, name, target: null, rehearsal: null };
  return claimOf(where);
}

/** The CRN tells most. A GUID whose region was said is taken as it is; one without is looked up. */
async function meant(
  { crn, id, region }: Claim,
  book: InstanceBook,
): Promise<Omit<SavedInstance, "name">> {
  if (crn) return { instance: crn.instance, region: null };
  if (region !== null) return { instance: id, region };
  const found = await book.find(id);
  if (found.crn !== null) return { instance: found.crn, region: null };
  return { instance: id, region: found.region };
}
