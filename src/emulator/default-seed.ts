import { later, stated } from "./moment.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const BUCKET =
  "crn:v1:bluemix:public:cloud-object-storage:global:a/0e1f5d2c9b8a47638d1c6f0a5b4e3d2c:5f3a1c9e-7d24-4b68-9e0f-2a6c8d1b7e43:bucket:";

const people = [
  { name: "ann", roles: ["Writer"] },
  { name: "bob", roles: ["Manager"] },
  { name: "cleo", roles: ["Manager", "KeyPurge"] },
  { name: "rita", roles: ["Reader"] },
].map((person) => ({
  ...person,
  apiKey: `rehearsal-${person.name}`,
  iamId: `IBMid-${person.name}`,
}));

/** A name that would clear a terminal, forge a line and turn a text around, were it printed raw. */
const HOSTILE = "\u001b[2J\u001b[31mpaid\u202eexe.sdnuf\u2066\nerror: all is well\u0007";

/** One instance with a key in each stage of the life and the obstacles that a deletion can meet, as of a moment. */
export function defaultSeed(now: Date): unknown {
  const ann = (ms: number) => ({ by: "ann", at: stated(later(now, -ms)) });
  const bob = (ms: number) => ({ by: "bob", at: stated(later(now, -ms)) });
  const destroyed = (ms: number) => ({ setForDeletion: ann(ms + HOUR), deleted: bob(ms) });
  const keys = [
    { id: "02fd6835-6001-4482-a892-13bd2085f75d", name: "orders-db-root", aliases: ["orders"] },
    { id: "11a4c0de-52b7-4e19-8c36-7f9d0b1e2a35", name: "logs-root", dualAuth: false },
    { id: "23b5d1ef-63c8-4f2a-9d47-80ae1c2f3b46", name: "billing-root", setForDeletion: ann(DAY) },
    { id: "34c6e2f0-74d9-4a3b-ae58-91bf2d304c57", name: "crm-root", setForDeletion: ann(8 * DAY) },
    { id: "45d7f301-85ea-4b4c-bf69-a2c03e415d68", name: "tickets-root", ...destroyed(HOUR) },
    { id: "56e80412-96fb-4c5d-807a-b3d14f526e79", name: "archive-2024-root", ...destroyed(DAY) },
    {
      id: "67f91523-a70c-4d6e-918b-c4e250637f8a",
      name: "archive-2019-root",
      ...destroyed(31 * DAY),
    },
    { id: "780a2634-b81d-4e7f-a29c-d5f36174809b", name: "payroll-root", state: 2 },
    {
      id: "891b3745-c92e-4f80-b3ad-e604728591ac",
      name: "warehouse-root",
      registrations: [{ resourceCrn: `${BUCKET}warehouse` }],
    },
    {
      id: "9a2c4856-da3f-4091-84be-f715839602bd",
      name: "ledger-root",
      registrations: [{ resourceCrn: `${BUCKET}ledger`, preventKeyDeletion: true }],
    },
    { id: "ab3d5967-eb40-41a2-95cf-082694a713ce", name: HOSTILE },
  ];
  return {
    clock: stated(now),
    instances: [
      {
        id: "c7a9d2e4-3f51-4b86-9c0d-6e8f1a2b3c4d",
        name: "rehearsal",
        region: "us-south",
        dualAuthDelete: true,
      },
    ],
    people,
    keys: keys.map((key) => ({ instance: "rehearsal", ...key })),
  };
}
