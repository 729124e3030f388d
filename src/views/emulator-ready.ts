import { shown } from "./gate.js";
import type { View } from "./view.js";

/** An emulator that listens, and what people need to use it. */
export interface EmulatorReady {
  readonly url: string;
  readonly instances: readonly {
    readonly name: string;
    readonly id: string;
    readonly crn: string;
  }[];
  readonly people: readonly {
    readonly name: string;
    readonly apiKey: string;
    readonly iamId: string;
    readonly roles: readonly string[];
  }[];
  readonly keys: readonly { readonly id: string; readonly name: string }[];
}

/** The lines to paste into a second terminal, for each person; one line of JSON for programs. */
export const emulatorReady: View<EmulatorReady> = {
  text: ({ url, instances, people }) => [
    shown`A local Key Protect listens on ${url} until Ctrl-C. Paste into a second terminal`,
    ...people.flatMap(({ name, roles, apiKey }) => [
      shown``,
      shown`  # as ${name} (${roles.join(", ")})`,
      shown`  export KP_DUAL_REHEARSAL=${url}`,
      shown`  export KP_INSTANCE_ID=${instances[0]?.id ?? ""}`,
      shown`  export IBMCLOUD_API_KEY=${apiKey}`,
    ]),
    shown``,
    shown`and try: kp-dual key list`,
  ],
  json: ({ url, instances, people, keys }) => ({
    schema: "kp-dual/emulator/1",
    url,
    instances: instances.map(({ name, id, crn }) => ({ name, id, crn })),
    people: people.map(({ name, apiKey, iamId, roles }) => ({ name, apiKey, iamId, roles })),
    keys: keys.map(({ id, name }) => ({ id, name })),
  }),
  oneLine: true,
};
