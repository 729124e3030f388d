import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { HttpResponse, http, type RequestHandler } from "msw";
import { describe, expect, it, onTestFinished } from "vitest";
import { openRunFile } from "../../src/change/run-file.js";
import { folderForTest } from "../support/folder-for-test.js";
import { inEarnest } from "../support/in-earnest.js";
import type { Run, Variables } from "../support/kp-dual.js";
import { BELIEVING, type RealHosts, realHosts } from "../support/real-hosts.js";
import { HPCS_CRN, REAL_CRN, REAL_KEY, REAL_TOKEN, realService } from "../support/real-service.js";
import { runHeader } from "../support/run-header.js";
import { ORDERS } from "../support/wire-json.js";
import { INSTANCE } from "../views/models.js";

/** The built program, and a host that isn't IBM's, has a good certificate and would be glad of a credential. */
const ELSEWHERE = "keys.example.com";
const EVIL = `https://${ELSEWHERE}`;

interface Went extends Run {
  readonly hosts: RealHosts;
  /** The hosts that were asked for, and got something. */
  readonly reached: readonly string[];
}

async function went(
  argv: readonly string[],
  environment: Variables = {},
  handlers: readonly RequestHandler[] = realService(),
): Promise<Went> {
  const hosts = await realHosts({ handlers });
  const proxies = { HTTPS_PROXY: hosts.proxy, HTTP_PROXY: hosts.proxy };
  const run = await inEarnest(argv, { ...BELIEVING, ...proxies, ...environment });
  const told = [
    ...hosts.tunnels.map(({ to }) => to),
    ...hosts.requests.map(({ headers }) => `${headers.host}:443`),
  ];
  expect(hosts.relayed).toEqual([]);
  return { ...run, hosts, reached: [...new Set(told)].sort() };
}

const show = ["key", "show", ORDERS, "--instance", REAL_CRN];
const KEY = { IBMCLOUD_API_KEY: REAL_KEY };
const [IAM, KMS, CONTROLLER] = [
  "iam.cloud.ibm.com:443",
  "eu-de.kms.cloud.ibm.com:443",
  "resource-controller.cloud.ibm.com:443",
];

describe("the environment alone", () => {
  it.each([
    ["KP_TARGET_ADDR", EVIL],
    ["KP_PRIVATE_ADDR", `${ELSEWHERE}:443`],
    ["KP_TARGET_ADDR", "http://eu-de.kms.cloud.ibm.com"],
    ["KP_TARGET_ADDR", "https://eu-de.kms.cloud.ibm.com@keys.example.com"],
    ["IBMCLOUD_IAM_API_ENDPOINT", EVIL],
    ["IBMCLOUD_IAM_API_ENDPOINT", "https://127.0.0.1"],
    ["KP_DUAL_REHEARSAL", `http://${ELSEWHERE}`],
  ])("can't send a credential by %s to %s", async (name, address) => {
    const run = await went(show, { ...KEY, [name]: address });

    expect(run).toMatchObject({ exit: 2, stdout: "", reached: [] });
  });

  it("can name one of IBM's, and the others go where they belong", async () => {
    const run = await went(show, { ...KEY, KP_TARGET_ADDR: "private.eu-de.kms.cloud.ibm.com" });

    expect(run).toMatchObject({ exit: 0, reached: [IAM, `private.${KMS}`] });
  });

  it("has no other variable that names a host", async () => {
    const named = [
      ...["IBMCLOUD_API_ENDPOINT", "IBMCLOUD_RC_API_ENDPOINT", "IBMCLOUD_KP_API_ENDPOINT"],
      ...["IBMCLOUD_RESOURCE_CONTROLLER_API_ENDPOINT", "IAM_ENDPOINT", "IBM_CREDENTIALS_FILE"],
      ...["KP_DUAL_ENDPOINT", "KP_ENDPOINT", "BLUEMIX_API_ENDPOINT", "BLUEMIX_API", "ALL_PROXY"],
    ];
    const environment = Object.fromEntries(named.map((name) => [name, EVIL]));

    expect(await went(show, { ...KEY, ...environment })).toMatchObject({
      exit: 0,
      reached: [KMS, IAM],
    });
  });
});

describe("a file", () => {
  const named = { endpoint: EVIL, url: EVIL, iam: EVIL };

  it("of the ibmcloud CLI brings its token, and no address", async () => {
    const IBMCLOUD_CONFIG_HOME = await folderForTest();
    const session = {
      IAMToken: REAL_TOKEN,
      ...{ APIEndpoint: EVIL, IAMEndpoint: EVIL, ConsoleEndpoint: EVIL, IAMPrivateEndpoint: EVIL },
    };
    await writeFile(join(IBMCLOUD_CONFIG_HOME, "config.json"), JSON.stringify(session), {
      mode: 0o600,
    });

    const run = await went(show, { IBMCLOUD_CONFIG_HOME, IBMCLOUD_IAM_TOKEN: "" });

    expect(run).toMatchObject({ exit: 0, reached: [KMS] });
  });

  it("of configuration can't hold one: its names are refused", async () => {
    const XDG_CONFIG_HOME = await folderForTest();
    const folder = join(XDG_CONFIG_HOME, "kp-dual");
    await mkdir(folder, { mode: 0o700 });
    const saved = { instances: { prod: { instance: REAL_CRN, ...named } } };
    await writeFile(join(folder, "config.json"), JSON.stringify(saved), { mode: 0o600 });

    const run = await went(["key", "show", ORDERS, "--instance", "prod"], { XDG_CONFIG_HOME });

    expect(run).toMatchObject({ exit: 11, stdout: "", reached: [] });
  });

  it("of a request can't hold one", async () => {
    const file = join(await folderForTest(), "request.json");
    await writeFile(file, JSON.stringify({ schema: "kp-dual/request/1", ...named }));

    const run = await went(["key", "delete", "--request", file, "--instance", REAL_CRN]);

    expect(run).toMatchObject({ exit: 2, stdout: "", reached: [] });
  });

  it("of a run can't vouch for one: a person names it again", async () => {
    const XDG_STATE_HOME = await folderForTest();
    const run = "20260512T072000Z-delete-7f3a";
    const clock = () => new Date("2026-05-12T07:20:00Z");
    const instance = { ...INSTANCE, endpoint: EVIL, at: `--instance prod-eu --endpoint ${EVIL}` };
    const place = { folder: join(XDG_STATE_HOME, "kp-dual"), run, owner: process.getuid?.() };
    const setting = { startedAt: clock(), rehearsal: false, keyRing: null };
    const journal = await openRunFile({ ...place, clock }, setting, runHeader({ instance }));
    onTestFinished(() => journal.close({}));
    const resume = ["resume", run, "--confirm", ORDERS];

    const refused = await went(resume, { XDG_STATE_HOME });
    const named = await went([...resume, "--endpoint", EVIL], { XDG_STATE_HOME });

    expect(refused).toMatchObject({ exit: 2, stdout: "", reached: [] });
    expect(refused.stderr).toContain(`--endpoint ${EVIL}`);
    expect(named).toMatchObject({ exit: 0, reached: [`${ELSEWHERE}:443`] });
  });
});

describe("an answer", () => {
  it.each([EVIL, ELSEWHERE, "https://127.0.0.1:443", "http://eu-de.kms.cloud.ibm.com"])(
    "of the resource controller can't name %s",
    async (address) => {
      const handlers = realService({
        crn: HPCS_CRN,
        extensions: { endpoints: { public: address } },
      });

      const run = await went(["key", "show", ORDERS, "--instance", HPCS_CRN], KEY, handlers);

      expect(run).toMatchObject({ exit: 2, stdout: "", reached: [IAM, CONTROLLER] });
    },
  );

  const [moved, back] = [`${EVIL}/here`, `http://${ELSEWHERE}/here`];
  const GUID_ONLY = ["key", "list", "--instance", INSTANCE.id];
  it.each([
    ["IAM", 307, moved, "post", "*/identity/token", show, [IAM]],
    ["IAM", 302, back, "post", "*/identity/token", show, [IAM]],
    ["the resource controller", 301, moved, "get", "*/v2/*", GUID_ONLY, [IAM, CONTROLLER]],
    ["Key Protect", 308, moved, "get", "*/api/v2/*", show, [KMS, IAM]],
    ["Key Protect", 303, back, "get", "*/api/v2/*", show, [KMS, IAM]],
  ] as const)(
    "of %s that redirects (%i to %s) leads nowhere",
    async (_, status, to, method, path, argv, hosts) => {
      const redirect = http[method](path, () => HttpResponse.redirect(to, status));

      const run = await went(argv, KEY, [redirect, ...realService()]);

      expect(run).toMatchObject({ exit: 8, stdout: "", reached: hosts });
    },
  );
});

describe("--endpoint", () => {
  it("can name another host; the API key still goes to IAM alone", async () => {
    const run = await went([...show, "--endpoint", EVIL], KEY);

    expect(run).toMatchObject({ exit: 0, reached: [IAM, `${ELSEWHERE}:443`] });
    const there = run.hosts.requests.filter(({ headers }) => headers.host === ELSEWHERE);
    expect(there.length).toBeGreaterThan(0);
    for (const { headers, body } of there) {
      expect(headers.authorization).toBe(`Bearer ${REAL_TOKEN}`);
      expect(JSON.stringify([headers, body])).not.toContain(REAL_KEY);
    }
  });

  it.each([`http://${ELSEWHERE}`, "https://127.0.0.1:8443", `https://me:pw@${ELSEWHERE}`])(
    "is not %s",
    async (address) => {
      const run = await went([...show, "--endpoint", address], KEY);

      expect(run).toMatchObject({ exit: 2, stdout: "", reached: [] });
    },
  );
});
