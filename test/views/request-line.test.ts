import { describe, expect, it } from "vitest";
import { requestLine } from "../../src/views/request-line.js";

const request = {
  ...{ method: "GET", origin: "https://eu-de.kms.cloud.ibm.com", correlationId: "c-1" },
  ...{ result: 200, startMs: 96.4, tookMs: 310.6 },
};
const KEY = "02fd6835-6001-4482-a892-13bd2085f75d";

describe("requestLine", () => {
  it.each([
    {
      told: { path: `/api/v2/keys/${KEY}/metadata` },
      line: "debug:     96 ms +   311 ms  200        GET    https://eu-de.kms.cloud.ibm.com/api/v2/keys/{key}/metadata c-1",
    },
    {
      told: { path: `/api/v2/keys/${KEY}?force=true`, method: "DELETE", result: "never-sent" },
      line: "debug:     96 ms +   311 ms  never-sent DELETE https://eu-de.kms.cloud.ibm.com/api/v2/keys/{key}?force=true c-1",
    },
    {
      told: { path: "/api/v2/keys?limit=5000&offset=4999", startMs: 0.2, tookMs: 123_456 },
      line: "debug:      0 ms +123456 ms  200        GET    https://eu-de.kms.cloud.ibm.com/api/v2/keys?limit=5000&offset=4999 c-1",
    },
    {
      told: { path: `/v2/resource_instances/${KEY}` },
      line: "debug:     96 ms +   311 ms  200        GET    https://eu-de.kms.cloud.ibm.com/v2/resource_instances/{instance} c-1",
    },
  ])("tells $told", ({ told, line }) => {
    expect(requestLine({ ...request, ...told })).toBe(line);
  });

  it("tells nothing but what it names, whatever else a request has", () => {
    const more = { headers: { authorization: "Bearer hunter2" }, body: "hunter2" };

    expect(requestLine({ ...request, path: "/", ...more })).not.toContain("hunter2");
  });
});
