import { describe, expect, it } from "vitest";
import { locateInstance } from "../../src/api/locate-instance.js";
import type { Whereabouts } from "../../src/api/whereabouts.js";
import { FakeReads } from "../support/fake-reads.js";
import { where } from "../support/where.js";

/** Every form of api.md §1.1 to §1.3, each with what leads to it and the host that it must be. */

const ID = "02fd6835-6001-4482-a892-13bd2085f75d";
const crnOf = (region: string, service = "kms", type = "public") =>
  `crn:v1:bluemix:${type}:${service}:${region}:a/abc:${ID}::`;

const REGIONS = [
  ...["us-south", "us-east", "eu-gb", "eu-de", "au-syd", "jp-tok", "jp-osa", "ca-tor", "br-sao"],
  ...["eu-es", "ca-mon", "in-che", "in-mum"],
];
const OF_DEDICATED = ["us-south", "us-east", "eu-de", "eu-es"];
const OF_HPCS = ["us-east", "us-south", "br-sao", "ca-tor", "eu-gb", "jp-tok", "eu-es", "eu-de"];

interface Row {
  readonly said: Whereabouts;
  readonly endpoint: string;
  /** What the resource controller holds in `extensions`; absent where it must not be asked. */
  readonly extensions?: object;
}

const isPrivate = { private: true };

const shared = [...REGIONS, "zz-new", "eu-fr2"].flatMap((region): readonly Row[] => [
  { said: where(crnOf(region)), endpoint: `https://${region}.kms.cloud.ibm.com` },
  { said: where(ID, { region }), endpoint: `https://${region}.kms.cloud.ibm.com` },
  // The same host serves a virtual private endpoint.
  {
    said: where(crnOf(region), isPrivate),
    endpoint: `https://private.${region}.kms.cloud.ibm.com`,
  },
  {
    said: where(ID, { region, ...isPrivate }),
    endpoint: `https://private.${region}.kms.cloud.ibm.com`,
  },
]);

/** By the record in both spellings, with a scheme and without, and by the documentation where it tells nothing. */
const told = (crn: string, open: string, closed: string): readonly Row[] => [
  { said: where(crn), endpoint: `https://${open}`, extensions: {} },
  { said: where(crn, isPrivate), endpoint: `https://${closed}`, extensions: {} },
  ...[open, closed].flatMap((host): readonly Row[] => {
    const which = host === open ? "public" : "private";
    const said = where(crn, { private: host === closed });
    const endpoint = `https://${host}`;
    return [
      { said, endpoint, extensions: { endpoints: { [which]: host } } },
      { said, endpoint, extensions: { endpoints: { [which]: endpoint } } },
      { said, endpoint, extensions: { [`endpoints.${which}`]: host } },
      { said, endpoint, extensions: { [`endpoints.${which}`]: endpoint } },
    ];
  }),
];

const dedicated = OF_DEDICATED.flatMap((region) => [
  ...told(
    crnOf(region, "kms", "dedicated"),
    `${ID}.api.${region}.kms.appdomain.cloud`,
    `${ID}.api.private.${region}.kms.appdomain.cloud`,
  ),
  {
    said: where(crnOf(region, "kms", "dedicated")),
    endpoint: `https://${ID}.api.st.${region}.kms.appdomain.cloud`,
    extensions: { endpoints: { public: `${ID}.api.st.${region}.kms.appdomain.cloud` } },
  },
]);

const hpcs = OF_HPCS.flatMap((region) => {
  const crn = crnOf(region, "hs-crypto");
  const open = `${ID}.api.${region}.hs-crypto.appdomain.cloud`;
  const closed = `${ID}.api.private.${region}.hs-crypto.appdomain.cloud`;
  const byPort = told(
    crn,
    `api.${region}.hs-crypto.cloud.ibm.com:8123`,
    `api.private.${region}.hs-crypto.cloud.ibm.com:19999`,
  );
  // No rule tells the port of an older instance, so only what was told leads there.
  return [
    ...told(crn, open, closed),
    ...byPort.filter(({ extensions }) => Object.keys(extensions ?? {}).length > 0),
  ];
});

const named = [
  "https://eu-de.kms.cloud.ibm.com",
  "https://private.eu-de.kms.cloud.ibm.com",
  "https://private.eu-de.kms.cloud.ibm.com:15008",
  `https://${ID}.api.eu-de.kms.appdomain.cloud`,
  `https://${ID}.api.st.eu-de.kms.appdomain.cloud`,
  `https://${ID}.api.private.eu-de.kms.appdomain.cloud`,
  `https://${ID}.api.eu-de.hs-crypto.appdomain.cloud`,
  `https://${ID}.api.private.eu-de.hs-crypto.appdomain.cloud`,
  "https://api.eu-de.hs-crypto.cloud.ibm.com:8123",
  "https://api.private.eu-de.hs-crypto.cloud.ibm.com:19999",
].flatMap((endpoint): readonly Row[] => [
  { said: where(ID, { endpoint }), endpoint },
  { said: where(ID, { target: endpoint }), endpoint },
  { said: where(ID, { target: endpoint.replace("https://", "") }), endpoint },
  // The command line goes before the environment.
  { said: where(ID, { endpoint, target: "https://private.eu-de.kms.cloud.ibm.com" }), endpoint },
  { said: where(crnOf("eu-de", "hs-crypto"), { endpoint, private: true }), endpoint },
]);

const rows = [...shared, ...dedicated, ...hpcs, ...named].map((row) => ({
  ...row,
  by: JSON.stringify({ ...row.said, extensions: row.extensions }),
}));

async function locate({ said, extensions }: Row) {
  const record = { guid: ID, crn: said.instance, name: "prod", extensions };
  const reads = new FakeReads(...(extensions ? [record] : []));
  const means = { readFrom: reads.readFrom, token: async () => "t-1" };
  const { instance } = await locateInstance(said, means);
  return { endpoint: instance.endpoint, looks: reads.asked.length };
}

describe("the host of an instance", () => {
  it.each(rows)("is $endpoint: $by", async (row) => {
    expect(await locate(row)).toEqual({ endpoint: row.endpoint, looks: row.extensions ? 1 : 0 });
  });

  it("was tried in every documented form", () => {
    expect(rows.length).toBeGreaterThan(250);
  });
});
