import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { catalogue, type ErrorCode } from "../../src/errors/catalogue.js";
import { EXIT } from "../../src/errors/exit-codes.js";
import type { Explanation } from "../../src/errors/explanation.js";

const entries = Object.entries(catalogue) as [ErrorCode, Explanation][];

/** What each file of entries has; a code that stood in two would be lost in one of them. */
const filed = await Promise.all(
  readdirSync(new URL("../../src/errors/catalogue", import.meta.url), { recursive: true })
    .map(String)
    .filter(
      (file) => /^(?:iam|own\/.*|service\/.*)\.ts$/.test(file) && !file.endsWith("our-fault.ts"),
    )
    .map(async (file) => {
      const module: Record<string, object> = await import(`../../src/errors/catalogue/${file}`);
      return Object.values(module).flatMap((entriesOf) => Object.keys(entriesOf));
    }),
);

/** The codes of api.md §4.2, by the status that it lists them under; null where it knows none. */
const codesOfTheService: readonly (readonly [number | null, readonly string[]])[] = [
  [
    400,
    [
      "COLLECTION_TOTAL_MISMATCH_ERR",
      "BODY_QUERY_PARAM_MISMATCH_ERR",
      "BEARER_SUB_EXTRACTION_ERR",
      "BAD_BODY_ERR",
      "INVALID_FIELD_ERR",
      "INVALID_QUERY_PARAM_ERR",
      "KEY_SEARCH_TOO_BROAD",
      "KEY_RESTORE_EXPIRED",
      "KEY_EXPIRED_ERR",
      "KEY_IMPT_REQ_ERR",
      "KEY_ROOT_REQ_ERR",
      "NO_BODY_ERR",
      "NUM_COLLECTION_RESOURCE_ERR",
      "INCORRECT_NONCE_ERR",
      "INCORRECT_NONCE_IV_ERR",
      "KEY_PAYLOAD_REQ_ERR",
    ],
  ],
  [401, ["UNAUTHORIZED_ERR"]],
  [
    403,
    [
      "CONFIG_RULE_CONFLICT_ERR",
      "RESOURCE_OWNER_ERR",
      "SERVICE_ONLY_ERR",
      "FEATURE_RESTRICTED_ERR",
    ],
  ],
  [404, ["KEY_NOT_FOUND_ERR", "KEY_RING_NOT_FOUND_ERR"]],
  [
    409,
    [
      "AUTHORIZATIONS_NOT_MET",
      "PROTECTED_RESOURCE_ERR",
      "PREV_KEY_DEL_ERR",
      "KEY_ACTION_INVALID_STATE_ERR",
      "NOT_DUAL_AUTH_ERR",
      "REQ_TOO_EARLY_ERR",
      "KEY_ROTATION_NOT_PERMITTED",
      "KEY_CREATE_IMPORT_ACCESS_ERR",
      "IMPORT_TOKEN_EXPIRED_ERR",
      "KEY_ALIAS_NOT_UNIQUE_ERR",
      "KEY_RING_NOT_EMPTY_ERR",
      "KEY_RING_KEYS_NOT_DELETED_ERR",
    ],
  ],
  [410, ["KEY_DELETED_ERR"]],
  [
    422,
    [
      "KEY_INVALID_STATE_ERR",
      "KEY_ROOT_REQ_REG_ERR",
      "INVALID_SIG_EXP_ERR",
      "UNPROCESSABLE_CIPHERTEXT_ERR",
      "KEY_VERSION_INVALID",
    ],
  ],
  [500, ["INCOMPLETE_METADATA_ERR"]],
  [
    null,
    [
      "KEY_ALIAS_QUOTA_ERR",
      "KMIP_ADAPTER_DUPLICATE_NAME_ERR",
      "KMIP_CERT_DUPLICATE_NAME_ERR",
      "KMIP_CERT_DUPLICATE_ERR",
      "KMIP_OBJECT_NOT_FOUND_ERR",
    ],
  ],
];

/** The codes of api.md §5.2; two of them come with 400 or 401, and one with an unknown status. */
const codesOfIam: typeof codesOfTheService = [
  [400, ["BXNIM0415E", "BXNIM0109E", "BXNIM0141E", "BXNIM0602E"]],
  [401, ["BXNIM0439E"]],
  [null, ["BXNIM0407E", "BXNIM0408E", "BXNIM0400E"]],
];

const documented = [...codesOfTheService, ...codesOfIam].flatMap(([status, codes]) =>
  codes.map((code) => [code, status] as const),
);

/** The exit codes that interface.md §5 gives each entry. */
const exits: Readonly<Record<keyof typeof EXIT, readonly ErrorCode[]>> = {
  done: [],
  unexpected: [
    "COLLECTION_TOTAL_MISMATCH_ERR",
    "BODY_QUERY_PARAM_MISMATCH_ERR",
    "BAD_BODY_ERR",
    "INVALID_FIELD_ERR",
    "INVALID_QUERY_PARAM_ERR",
    "NO_BODY_ERR",
    "NUM_COLLECTION_RESOURCE_ERR",
    "malformed-answer",
    "bad-instance-header",
    "unexpected",
  ],
  usage: [
    "usage",
    "needs-confirmation",
    "wrong-confirmation",
    "ambiguous-key",
    "bad-key",
    "bad-instance",
    "region-contradicts",
    "region-needed",
    "host-not-allowed",
    "insecure-endpoint",
    "secret-in-argument",
    "rehearsal-mismatch",
    "no-such-run",
    "no-rehearsal",
    "ring-without-key",
    "force-one-key",
    "bad-timeout",
    "bad-key-ring",
    "bad-list",
    "bad-request-file",
    "request-contradicts",
    "emulator-seed",
  ],
  approvalMissing: [
    "AUTHORIZATIONS_NOT_MET",
    "approval-missing",
    "approval-lapsed",
    "same-person",
    "approval-by-you",
  ],
  notAllowed: [
    "locked-out",
    "BEARER_SUB_EXTRACTION_ERR",
    "UNAUTHORIZED_ERR",
    "CONFIG_RULE_CONFLICT_ERR",
    "RESOURCE_OWNER_ERR",
    "SERVICE_ONLY_ERR",
    "FEATURE_RESTRICTED_ERR",
    "BXNIM0415E",
    "BXNIM0407E",
    "BXNIM0408E",
    "BXNIM0439E",
    "BXNIM0400E",
    "BXNIM0109E",
    "BXNIM0141E",
    "BXNIM0602E",
    "unauthorized",
    "unauthorized-token",
    "unauthorized-account",
    "unauthorized-role",
    "unauthorized-region",
    "unauthorized-instance",
    "unauthorized-network",
    "not-signed-in",
    "token-command",
    "compute-token",
    "sign-in-refused",
    "forbidden",
    "purge-needs-reader",
  ],
  blocked: [
    "KEY_SEARCH_TOO_BROAD",
    "KEY_RESTORE_EXPIRED",
    "KEY_EXPIRED_ERR",
    "KEY_IMPT_REQ_ERR",
    "KEY_ROOT_REQ_ERR",
    "INCORRECT_NONCE_ERR",
    "INCORRECT_NONCE_IV_ERR",
    "KEY_PAYLOAD_REQ_ERR",
    "PROTECTED_RESOURCE_ERR",
    "PREV_KEY_DEL_ERR",
    "KEY_ACTION_INVALID_STATE_ERR",
    "NOT_DUAL_AUTH_ERR",
    "KEY_CREATE_IMPORT_ACCESS_ERR",
    "IMPORT_TOKEN_EXPIRED_ERR",
    "KEY_ALIAS_NOT_UNIQUE_ERR",
    "KEY_ALIAS_QUOTA_ERR",
    "KEY_RING_NOT_EMPTY_ERR",
    "KEY_RING_KEYS_NOT_DELETED_ERR",
    "KMIP_ADAPTER_DUPLICATE_NAME_ERR",
    "KMIP_CERT_DUPLICATE_NAME_ERR",
    "KMIP_CERT_DUPLICATE_ERR",
    "KEY_DELETED_ERR",
    "KEY_INVALID_STATE_ERR",
    "KEY_ROOT_REQ_REG_ERR",
    "INVALID_SIG_EXP_ERR",
    "UNPROCESSABLE_CIPHERTEXT_ERR",
    "KEY_VERSION_INVALID",
    "INCOMPLETE_METADATA_ERR",
    "registered",
    "retention-lock",
    "wrong-state",
    "suspended",
    "not-dual-auth",
    "policy-is-for-ever",
    "unknown-state",
    "changed-by-other",
    "changed-since-request",
    "service-refused",
    "force-useless",
    "restore-expired",
  ],
  tooEarly: [
    "REQ_TOO_EARLY_ERR",
    "KEY_ROTATION_NOT_PERMITTED",
    "purge-too-early",
    "restore-too-early",
  ],
  notFound: [
    "KEY_NOT_FOUND_ERR",
    "KEY_RING_NOT_FOUND_ERR",
    "KMIP_OBJECT_NOT_FOUND_ERR",
    "key-not-found",
    "key-purged",
    "instance-not-found",
    "nothing-to-explain",
  ],
  notReached: [
    "not-reached",
    "no-answer",
    "registrations-unread",
    "proven-undone",
    "service-down",
    "name-not-resolved",
    "connection-refused",
    "connection-timed-out",
    "tls-failed",
    "busy",
    "failing",
    "no-crypto-units",
    "crypto-units-uninitialised",
    "proxy-answered",
    "too-large-answer",
  ],
  someFailed: ["list-incomplete", "some-failed"],
  unknown: ["answer-lost", "not-confirmed"],
  local: [
    "journal-broken",
    "journal-unreadable",
    "run-locked",
    "journal-unwritable",
    "record-unwritable",
    "report-unwritable",
    "output-unwritable",
    "request-unwritable",
    "api-key-file",
    "config-broken",
    "config-unwritable",
  ],
  interrupted: ["declined", "stopped"],
  terminated: ["terminated"],
  hungUp: ["hung-up"],
};

const placeholders = [
  "account",
  "at",
  "detail",
  "file",
  "holder",
  "flag",
  "host",
  "instance",
  "instanceId",
  "key",
  "problem",
  "region",
  "role",
  "resumable",
  "run",
  "line",
  "pid",
  "who",
];

describe("the codes", () => {
  it.each(documented)("explains %s, which comes with %s", (code, status) => {
    const entry = (catalogue as Readonly<Record<string, Explanation>>)[code];

    expect(entry?.status ?? null).toBe(status);
    expect(entry?.do[0]).toBeTruthy();
  });

  it("has no code in capitals that is not documented", () => {
    const inCapitals = entries.map(([code]) => code).filter((code) => /^[A-Z]/.test(code));

    expect(inCapitals.toSorted()).toEqual(documented.map(([code]) => code).toSorted());
  });

  it("writes its own codes in kebab-case", () => {
    const ownCodes = entries.map(([code]) => code).filter((code) => !/^[A-Z]/.test(code));

    expect(ownCodes.filter((code) => !/^[a-z]+(-[a-z]+)*$/.test(code))).toEqual([]);
  });
});

describe("the exit codes", () => {
  it.each(Object.entries(exits))("are those of the interface: %s", (name, codes) => {
    const withIt = entries.filter(([, { exit }]) => exit === EXIT[name as keyof typeof EXIT]);

    expect(withIt.map(([code]) => code).toSorted()).toEqual(codes.toSorted());
  });
});

describe.each(entries)("the words of %s", (_code, { title, why, do: remedies }) => {
  const all = [title, why, ...remedies];

  it("fit on a screen", () => {
    expect(title.length).toBeLessThanOrEqual(70);
    expect(all.filter((text) => text.length > 200)).toEqual([]);
  });

  it("are plain: no full stop at the end, no shouting, no oops", () => {
    expect(all.filter((text) => /\.$|!|\boops\b|\bsorry\b/i.test(text))).toEqual([]);
  });

  it("begin in lower case, since they continue a line", () => {
    expect(
      all.filter((text) => !/^(?:[a-z{]|-|KP_DUAL_REHEARSAL\b|IAM\b|IBM\b|KeyPurge\b)/.test(text)),
    ).toEqual([]);
  });

  it("hold known placeholders only", () => {
    const used = all.flatMap((text) => Array.from(text.matchAll(/\{(.*?)\}/g), ([, name]) => name));

    expect(used.filter((name = "") => !placeholders.includes(name))).toEqual([]);
  });

  it("name commands that exist, each with the instance where one is needed", () => {
    const words =
      "policy|key|pending|report|log|resume|whoami|instance|explain|doctor|rehearse|emulator|completion|help";
    const commands = all.flatMap(
      (text) => text.match(new RegExp(`kp-dual (?:${words})\\b[^;,]*`, "g")) ?? [],
    );
    const onKeys = "key (?:list|show|set-for-deletion|unset|delete|restore|purge)";
    const exists = new RegExp(
      `^kp-dual (?:(?:${onKeys}|policy (?:enable|disable|show)) .*\\{at\\}|whoami$|help$|explain -$|emulator$|instance (?:list|discover)$|log(?: --run \\{run\\})?$|resume \\{resumable\\}$)`,
    );

    expect(commands.filter((text) => !exists.test(text))).toEqual([]);
  });
});

describe("the files of the catalogue", () => {
  it("have each code once, and all of them", () => {
    expect(filed.flat().sort()).toEqual(Object.keys(catalogue).sort());
  });
});

describe("words that the service and kp-dual share", () => {
  it.each([
    ["AUTHORIZATIONS_NOT_MET", "approval-missing"],
    ["PROTECTED_RESOURCE_ERR", "registered"],
    ["PREV_KEY_DEL_ERR", "retention-lock"],
    ["KEY_ACTION_INVALID_STATE_ERR", "wrong-state"],
    ["NOT_DUAL_AUTH_ERR", "not-dual-auth"],
    ["KEY_NOT_FOUND_ERR", "key-not-found"],
    ["KEY_RESTORE_EXPIRED", "restore-expired"],
    ["UNAUTHORIZED_ERR", "unauthorized"],
  ] as const)("are written once: %s is %s", (theirs, ours) => {
    const { title, why, do: remedies, exit } = catalogue[ours];

    expect(catalogue[theirs]).toMatchObject({ title, why, do: remedies, exit });
  });
});

describe("the remedies of the service's own documentation", () => {
  it.each<[ErrorCode, RegExp]>([
    ["registered", /look at what is registered/],
    ["registered", /delete those resources first/],
    ["registered", /--force/],
    ["retention-lock", /account owner to remove the retention policy/],
    ["retention-lock", /IBM support/],
    ["same-person", /another Manager of \{instance\} to run, within seven days/],
    ["approval-missing", /within seven days another Manager/],
    ["suspended", /ibmcloud kp key enable \{key\}/],
    ["purge-needs-reader", /give Reader beside KeyPurge/],
    ["not-signed-in", /--api-key-file/],
    ["not-signed-in", /export IBMCLOUD_API_KEY/],
    ["not-signed-in", /export IBMCLOUD_IAM_TOKEN/],
    ["not-signed-in", /ibmcloud login/],
    ["not-signed-in", /KP_DUAL_TOKEN_COMMAND/],
    ["not-signed-in", /IBMCLOUD_CR_PROFILE/],
  ])("are in %s: %s", (code, remedy) => {
    expect(catalogue[code].do.join("\n")).toMatch(remedy);
  });
});
