import { expect, it } from "vitest";
import type { Connection } from "../../src/cli/connection.js";
import { found } from "../../src/cli/found.js";
import type { Surroundings } from "../../src/cli/surroundings.js";
import { patienceAt } from "../../src/core/patience.js";
import { FakeReads } from "../support/fake-reads.js";
import { where } from "../support/where.js";

const ID = "02fd6835-6001-4482-a892-13bd2085f75d";
const CRN = `crn:v1:bluemix:public:kms:eu-de:a/abc:${ID}::`;

/** What happens, in its order, while an instance is found. */
async function stepsOf(named: string, more: Parameters<typeof where>[1], ...answers: unknown[]) {
  const steps: string[] = [];
  const token = async () => {
    steps.push("sign in");
    return "t-1";
  };
  const connection: Pick<Connection, "connectAhead" | "readFrom" | "token" | "patience"> = {
    connectAhead: (origin) => void steps.push(`connect to ${origin}`),
    readFrom: new FakeReads(...answers).readFrom,
    token: { token, renew: async () => undefined },
    patience: patienceAt(1),
  };
  const around = { screen: { notice: () => undefined }, clock: () => new Date() };
  await found(
    where(named, more),
    undefined,
    connection as Connection,
    around as unknown as Surroundings,
  );
  return steps;
}

it("connects to the service before anybody has signed in", async () => {
  expect(await stepsOf(CRN, {})).toEqual(["connect to https://eu-de.kms.cloud.ibm.com"]);
});

it("connects to the resource controller while the token is fetched for it", async () => {
  const record = { guid: ID, crn: CRN, name: "prod-eu" };

  expect(await stepsOf(ID, {}, record)).toEqual([
    "connect to https://resource-controller.cloud.ibm.com",
    "sign in",
  ]);
});

it("connects to nobody ahead in a rehearsal", async () => {
  expect(await stepsOf(CRN, { rehearsal: "http://127.0.0.1:4000" })).toEqual([]);
});
