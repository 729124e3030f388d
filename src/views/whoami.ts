import type { Person } from "../core/person.js";
import { type Field, fields } from "./fields.js";
import { type Shown, shown, visible } from "./gate.js";
import type { View } from "./view.js";
import { instant, whenAndLeft } from "./when.js";

interface SignedInAs {
  readonly person: Person;
  readonly now: Date;
  /** How that person signed in. */
  readonly way: string;
}

const KINDS: Readonly<Record<Person["kind"], string>> = {
  user: "a user",
  "service-id": "a service id",
  "trusted-profile": "a trusted profile",
};

const fact = (label: string, value: string | null): readonly Field[] =>
  value === null ? [] : [[label, visible(value)]];

/** The service compares ids, not people. */
const warning = ({ kind }: Person): readonly Shown[] =>
  kind === "user"
    ? []
    : [
        shown`warning: several people may act as ${KINDS[kind]}; the service counts them`,
        shown`         as one person. One person may have two; the service counts two.`,
      ];

/** Who the service will think you are: the id that it compares when it wants two different people. */
export const whoamiView: View<SignedInAs> = {
  text: ({ person, now, way }, style) => [
    ...fields(
      [
        ["iam id", visible(person.iamId)],
        ...fact("name", person.name),
        ...fact("email", person.email),
        ...fact("account", person.account),
        ["kind", visible(KINDS[person.kind])],
        ...fact("signed in by", person.authenticatedBy),
        ["signed in with", visible(way)],
        ...fact("token ends", person.tokenExpires && whenAndLeft(person.tokenExpires, now)),
      ],
      style,
    ),
    ...warning(person).map(style.magenta),
  ],
  json: ({ person }) => ({
    schema: "kp-dual/whoami/1",
    iamId: person.iamId,
    name: person.name,
    email: person.email,
    account: person.account,
    kind: person.kind,
    authenticatedBy: person.authenticatedBy,
    tokenExpires: instant(person.tokenExpires),
  }),
};
