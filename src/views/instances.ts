import type { ListedInstance } from "../core/listed-instance.js";
import { type Shown, shown, visible } from "./gate.js";
import { hint } from "./hint.js";
import { SERVICE_NAMES } from "./names.js";
import { type Column, table } from "./table.js";
import type { View } from "./view.js";

export const INSTANCE_COLUMNS: readonly Column<ListedInstance>[] = [
  { header: "NAME", cell: ({ name }) => visible(name) },
  { header: "REGION", cell: ({ region }) => visible(region ?? "-") },
  { header: "ID", cell: ({ id }) => visible(id) },
  { header: "SERVICE", cell: ({ service }) => visible(SERVICE_NAMES[service]) },
];

export const instancesJson = (instances: readonly ListedInstance[]) => ({
  schema: "kp-dual/instances/1",
  instances: instances.map(({ name, id, crn, region, service, endpoint, saved }) => ({
    ...{ name, id, crn, region, service, endpoint, saved },
  })),
});

/** The command that saves an instance, as it is listed. */
export const addCommandFor = ({ name, id, crn, region }: ListedInstance): string => {
  const where = crn === null && region !== null ? ` --region ${region}` : "";
  return `kp-dual instance add ${name} ${crn ?? id}${where}`;
};

/** The instances that are saved. */
export const instanceList: View<readonly ListedInstance[]> = {
  text: (instances, style) =>
    instances.length === 0 ? [] : table(INSTANCE_COLUMNS, instances, style),
  json: instancesJson,
  next: ([first]) =>
    first
      ? hint("a name stands for its instance", `kp-dual key list --instance ${first.name}`)
      : [
          shown`no instance is saved yet`,
          ...hint("find yours, and save them", "kp-dual instance discover"),
          ...hint("or save one", "kp-dual instance add prod-eu <CRN>"),
        ],
};

const told = ({ service, region, id }: ListedInstance): string =>
  `${SERVICE_NAMES[service]}${region === null ? "" : ` in ${region}`}, ${id}`;

interface Added {
  readonly instance: ListedInstance;
  /** Whether it was not saved under this name before. */
  readonly isNew: boolean;
}

/** An instance that has a name now. */
export const instanceAdded: View<Added> = {
  text: ({ instance, isNew }): readonly Shown[] => [
    shown`${isNew ? "saved" : "already saved"} as ${instance.name}: ${told(instance)}`,
  ],
  json: ({ instance }) => instancesJson([instance]),
  next: ({ instance: { name } }) =>
    hint("the name stands for the instance now", `kp-dual key list --instance ${name}`),
};

/** Names that mean nothing any more. */
export const instanceRemoved: View<readonly ListedInstance[]> = {
  text: (instances) => instances.map((one) => shown`removed ${one.name}: ${told(one)}`),
  json: instancesJson,
  next: (instances) => instances.flatMap((one) => hint("undo", addCommandFor(one))),
};
