/**
 * What is looked at: every command, in every stage of a key, with each exit code and each kind of question. They run
 * one after the other on one emulator, so that a scene finds what those before it have done.
 */
const START = Date.parse("2026-05-12T07:12:00Z");
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ENTER = "\r";
const BUCKET =
  "crn:v1:bluemix:public:cloud-object-storage:global:a/0e1f5d2c9b8a47638d1c6f0a5b4e3d2c:5f3a1c9e-7d24-4b68-9e0f-2a6c8d1b7e43:bucket:";

const ago = (ms) => new Date(START - ms).toISOString().replace(/\.\d+/, "");
const uuid = (n) => `02fd6835-6001-4482-a892-${String(n).padStart(12, "0")}`;
const approved = (ms) => ({ setForDeletion: { by: "ann", at: ago(ms) } });
const deleted = (ms) => ({ ...approved(ms + HOUR), deleted: { by: "bob", at: ago(ms) } });

export const KEYS = {
  "orders-db-root": { aliases: ["orders"] },
  "logs-root": { dualAuth: false },
  "billing-root": approved(DAY),
  "crm-root": approved(8 * DAY),
  "tickets-root": deleted(HOUR),
  "archive-2024-root": deleted(DAY),
  "archive-2019-root": deleted(31 * DAY),
  "payroll-root": { state: 2 },
  "warehouse-root": {
    ...approved(6.5 * DAY),
    registrations: [{ resourceCrn: `${BUCKET}warehouse` }],
  },
  "ledger-root": {
    ...approved(2 * DAY),
    registrations: [{ resourceCrn: `${BUCKET}ledger`, preventKeyDeletion: true }],
  },
  "\u001b[2J\u001b[31mpaid\u202eexe.sdnuf\nerror: all is well": approved(HOUR),
  "日本の鍵 𠀀 🔑 p\u0430yroll": approved(3 * DAY),
  "the key of all orders that were made before the year 2019 and paid in cash, kept for the auditors":
    approved(4 * DAY),
  "sessions-root": approved(5 * HOUR),
  "mail-root": approved(6 * HOUR),
  "photos-root": {},
};

const NAMES = Object.keys(KEYS);
const id = (name) => uuid(NAMES.indexOf(name));

export const SEED = {
  clock: ago(0),
  instances: [
    { id: uuid(900_001), name: "prod-eu", region: "eu-de", dualAuthDelete: false },
    { id: uuid(900_002), name: "prod-us", region: "us-south", dualAuthDelete: true },
  ],
  people: [
    { name: "ann", apiKey: "rehearsal-ann", iamId: "IBMid-ann", roles: ["Writer"] },
    { name: "bob", apiKey: "rehearsal-bob", iamId: "IBMid-bob", roles: ["Manager"] },
    { name: "cleo", apiKey: "rehearsal-cleo", iamId: "IBMid-cleo", roles: ["Manager", "KeyPurge"] },
    { name: "rita", apiKey: "rehearsal-rita", iamId: "IBMid-rita", roles: ["Reader"] },
  ],
  keys: NAMES.map((name, n) => ({
    ...{ instance: "prod-eu", id: uuid(n), name, dualAuth: true, createdAt: ago(200 * DAY) },
    ...KEYS[name],
  })),
  generateKeys: { instance: "prod-us", count: 40, dualAuthEvery: 1, setForDeletionEvery: 40 },
};

const US = `--instance ${uuid(900_002)}`;
const EVERY_US = `kp-dual key list ${US} --json --quiet | sed -n 's/^      "id": "\\(.*\\)",/\\1/p' >us.txt`;
const TYPE = "type";

/** A scene: whose, what is typed into the shell, and how questions are answered. */
const scene = (name, who, line, more = {}) => ({ name, who, line, ...more });
const yes = { answers: [{ at: "(y/N)", type: `y${ENTER}` }] };
const no = { answers: [{ at: "(y/N)", type: ENTER }] };
const typing = (text) => ({ answers: [{ at: TYPE, type: `${text}${ENTER}` }] });

const shows = NAMES.slice(0, 13).map((name) =>
  scene(`key-show-${NAMES.indexOf(name)}`, "bob", `kp-dual key show ${id(name)}`),
);

export const SCENES = [
  scene("help", "bob", "kp-dual --help"),
  scene("help-delete", "bob", "kp-dual key delete --help"),
  ...["exit-codes", "environment", "lifecycle"].map((topic) =>
    scene(`help-${topic}`, "bob", `kp-dual help ${topic}`),
  ),
  scene("whoami", "bob", "kp-dual whoami"),
  scene("doctor", "bob", "kp-dual doctor"),
  scene("explain", "bob", "kp-dual explain PROTECTED_RESOURCE_ERR"),
  scene("instance-list-empty", "bob", "kp-dual instance list"),
  scene("instance-discover", "bob", "kp-dual instance discover", yes),
  scene("instance-add", "bob", `kp-dual instance add europe ${uuid(900_001)} --region eu-de`),
  scene("instance-list", "bob", "kp-dual instance list"),
  scene("policy-show", "bob", "kp-dual policy show"),
  scene("policy-show-uncovered", "bob", "kp-dual policy show --uncovered"),
  scene("policy-enable-no", "bob", "kp-dual policy enable", no),
  scene("policy-enable", "bob", "kp-dual policy enable", yes),
  scene("policy-enable-key", "bob", "kp-dual policy enable --key logs-root", typing("logs-root")),
  scene("policy-show-key", "bob", "kp-dual policy show --key logs-root"),
  scene("policy-disable-key", "bob", "kp-dual policy disable --key logs-root"),
  scene("key-list", "bob", "kp-dual key list"),
  scene("pending", "bob", "kp-dual pending"),
  ...shows,
  scene(
    "set",
    "ann",
    "kp-dual key set-for-deletion orders-db-root --reason 'the order system is retired'",
    yes,
  ),
  scene("set-already", "ann", "kp-dual key set-for-deletion orders-db-root", yes),
  scene(
    "set-request",
    "ann",
    "rm -f r.json; kp-dual key set-for-deletion photos-root --request r.json --reason 'no more photos'",
    yes,
  ),
  scene("delete-request", "bob", "kp-dual key delete --request r.json", typing("no")),
  scene("delete-same-person", "ann", "kp-dual key delete orders-db-root --confirm orders-db-root"),
  scene("delete-dry-run", "bob", "kp-dual key delete orders-db-root --dry-run"),
  scene("delete-wrong-answer", "bob", "kp-dual key delete orders-db-root", typing("orders")),
  scene("delete-in-ci", "bob", "CI=1 kp-dual key delete orders-db-root"),
  scene("delete", "bob", "kp-dual key delete orders-db-root", typing("orders-db-root")),
  scene("delete-hostile", "bob", `kp-dual key delete ${id(NAMES[10])}`, typing("no")),
  scene("delete-registered", "bob", "kp-dual key delete warehouse-root --confirm warehouse-root"),
  scene("delete-forced", "bob", "kp-dual key delete warehouse-root --force", typing("no")),
  scene("delete-retention", "bob", "kp-dual key delete ledger-root --confirm ledger-root"),
  scene("delete-lapsed", "bob", "kp-dual key delete crm-root --confirm crm-root"),
  scene(
    "delete-several",
    "bob",
    `kp-dual key delete sessions-root mail-root ${id(NAMES[11])} ledger-root`,
    typing("4"),
  ),
  scene("restore", "bob", "kp-dual key restore tickets-root", yes),
  scene("unset", "ann", `kp-dual key unset billing-root`, yes),
  scene("purge-too-early", "cleo", "kp-dual key purge sessions-root --confirm sessions-root"),
  scene("purge-no-role", "bob", "kp-dual key purge archive-2024-root --confirm archive-2024-root"),
  scene("purge", "cleo", "kp-dual key purge archive-2024-root", typing("archive-2024-root")),
  scene("not-found", "bob", `kp-dual key show ${id("archive-2024-root")}`),
  scene("no-such-name", "bob", "kp-dual key show no-such-key"),
  scene("usage", "bob", "kp-dual key delete"),
  scene("unknown-command", "bob", "kp-dual key destroy"),
  scene("no-instance", "bob", "KP_INSTANCE_ID= kp-dual key list"),
  scene("not-signed-in", "bob", "IBMCLOUD_API_KEY= kp-dual key list"),
  scene(
    "not-reached",
    "bob",
    "KP_DUAL_REHEARSAL=http://127.0.0.1:9 KP_DUAL_REHEARSAL_PACE=0.01 kp-dual key list",
  ),
  scene(
    "unknown-outcome",
    "bob",
    "KP_DUAL_REHEARSAL_PACE=0.1 kp-dual key delete photos-root --confirm photos-root --timeout 10m",
    {
      before: {
        faults: [{ match: { method: "DELETE" }, at: "late-commit", lateMs: 600_000, do: "reset" }],
      },
      after: { faults: [] },
    },
  ),
  scene(
    "bad-list",
    "bob",
    `printf 'no-such-key\\n%s\\nneither\\n' ${id("crm-root")} | kp-dual key delete --from - --confirm 3`,
  ),
  scene(
    "bulk-question",
    "ann",
    `${EVERY_US}; kp-dual key set-for-deletion --from us.txt ${US} --reason 'the region is closed' 2>&1 | tail -3`,
    no,
  ),
  scene(
    "bulk-progress",
    "ann",
    `kp-dual key set-for-deletion --from us.txt ${US} --yes --reason 'the region is closed' >out.txt`,
    {
      before: { latency: { ms: 200 } },
      until: /█{3}/,
      after: { latency: { ms: 0 } },
    },
  ),
  scene(
    "resume",
    "ann",
    'kp-dual resume $(kp-dual log --json | sed -n \'s/.*"run": "\\(.*\\)",/\\1/p\' | head -1) 2>&1 | tail -12',
    yes,
  ),
  scene("log", "bob", "kp-dual log"),
  scene(
    "log-run",
    "bob",
    'kp-dual log --run $(kp-dual log --json | sed -n \'s/.*"run": "\\(.*delete.*\\)",/\\1/p\' | head -1)',
  ),
  scene("report", "bob", "kp-dual report"),
  scene(
    "broken-config",
    "bob",
    "mkdir -p .config/kp-dual; echo '{' >.config/kp-dual/config.json; kp-dual key list --instance europe",
  ),
  scene("rehearse", "bob", "KP_DUAL_REHEARSAL= kp-dual rehearse | head -40"),
];
