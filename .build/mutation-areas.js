const under = (folder, names) => names.map((name) => `${folder}/${name}.ts`);
const testsOf = (folder, names) => names.map((name) => `${folder}/${name}.test.ts`);

const GATE = ["characters", "gate", "redact", "secret-shapes", "own-words", "quoted"];
const ADDRESSES = [
  "credential-fits",
  "guid",
  "hosts",
  "key-path",
  "known-endpoint",
  "could-be-loopback",
  "rehearsal-address",
];
const SENDING = ["judge", "refusal", "refusal-status", "refused", "retry-after", "retry-quota"];
const OVER_SOCKETS = ["sender", "undici-transport"];

/**
 * What `npm run mutate` changes, by areas: sources, and the tests that must notice each change of them. All tests
 * would take ten times as long. A mutant of what is made at loading runs all tests of its area.
 */
export const areas = {
  core: { sources: ["src/core/**/*.ts"], tests: ["core/**/*.test.ts"] },
  change: { sources: ["src/change/**/*.ts"], tests: ["change/**/*.test.ts"] },
  gate: {
    sources: under("src/views", [...GATE, "secret-forms"]),
    tests: testsOf("views", GATE),
  },
  addresses: { sources: under("src/api", ADDRESSES), tests: testsOf("api", ADDRESSES) },
  sending: {
    sources: under("src/api", [
      ...SENDING,
      ...OVER_SOCKETS,
      "acknowledged",
      "acknowledgement",
      "send-once",
    ]),
    tests: testsOf("api", [...SENDING, ...OVER_SOCKETS, "instance-policies", "keys"]),
  },
  // The catalogue's entries are texts, which test/errors/catalogue.test.ts holds to their rules.
  errors: { sources: ["src/errors/*.ts"], tests: ["errors/**/*.test.ts"] },
};
