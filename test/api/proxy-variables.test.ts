import { describe, expect, it } from "vitest";
import { proxyVariables } from "../../src/api/proxy-variables.js";

describe("proxyVariables", () => {
  it.each([{}, { NO_PROXY: "*" }, { HTTPS_PROXY: "" }, { https_proxy: undefined }, { ALL: "x" }])(
    "finds none in %j",
    (environment) => {
      expect(proxyVariables(environment)).toBeUndefined();
    },
  );

  it.each([
    { environment: { https_proxy: "http://p:1" }, httpsProxy: "http://p:1", httpProxy: "" },
    { environment: { HTTPS_PROXY: "http://p:1" }, httpsProxy: "http://p:1", httpProxy: "" },
    {
      environment: { https_proxy: "http://a", HTTPS_PROXY: "http://b" },
      httpsProxy: "http://a",
      httpProxy: "",
    },
    {
      environment: { https_proxy: "", HTTPS_PROXY: "http://b" },
      httpsProxy: "http://b",
      httpProxy: "",
    },
    { environment: { HTTP_PROXY: "p:3128" }, httpsProxy: "", httpProxy: "http://p:3128" },
    { environment: { https_proxy: "socks5://p:1" }, httpsProxy: "socks5://p:1", httpProxy: "" },
  ])("reads $environment", ({ environment, httpsProxy, httpProxy }) => {
    expect(proxyVariables(environment)).toEqual({ httpProxy, httpsProxy, noProxy: "" });
  });

  it.each(["no_proxy", "NO_PROXY"])("reads the exceptions of %s", (name) => {
    const environment = { https_proxy: "http://p:1", [name]: ".example.com" };

    expect(proxyVariables(environment)?.noProxy).toBe(".example.com");
  });
});
