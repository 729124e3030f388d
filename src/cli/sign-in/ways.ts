import { shown } from "../../views/gate.js";
import { byApiKey } from "./by-api-key.js";
import { byToken } from "./by-token.js";
import type { Way } from "./way.js";

/** Every way to sign in, in the order of interface.md §2. What they take is loaded when one is used. */
export const WAYS: readonly Way[] = [
  {
    name: "--api-key-file",
    renews: true,
    inRehearsals: true,
    open: async (means) => {
      const { apiKeyFile: file, input, notice } = means;
      if (file === null) return null;
      const { apiKeyFrom } = await import("../api-key-file.js");
      const { apiKey, exposed } = await apiKeyFrom(file, input);
      if (exposed) notice(shown`other users of this machine can read ${file}: chmod 600 it`);
      return byApiKey(apiKey, means);
    },
  },
  {
    name: "IBMCLOUD_API_KEY",
    renews: true,
    inRehearsals: true,
    open: async (means) => {
      const { IBMCLOUD_API_KEY: apiKey } = means.environment;
      return apiKey === null ? null : byApiKey(apiKey, means);
    },
  },
  {
    name: "IBMCLOUD_IAM_TOKEN",
    renews: false,
    inRehearsals: true,
    open: async (means) => {
      const { IBMCLOUD_IAM_TOKEN: token } = means.environment;
      return token === null ? null : byToken(token, means);
    },
  },
  {
    name: "KP_DUAL_TOKEN_COMMAND",
    renews: true,
    inRehearsals: false,
    open: async (means) => {
      const { KP_DUAL_TOKEN_COMMAND: command } = means.environment;
      if (command === null) return null;
      return (await import("./by-token-command.js")).byTokenCommand(command, means);
    },
  },
  {
    name: "IBMCLOUD_CR_PROFILE",
    renews: true,
    inRehearsals: false,
    open: async (means) => {
      const { IBMCLOUD_CR_PROFILE: profile, IBMCLOUD_CR_TOKEN: token } = means.environment;
      if (profile === null && token === null) return null;
      return (await import("./by-compute-token.js")).byComputeToken(profile, token, means);
    },
  },
  {
    name: "the session of the ibmcloud CLI",
    renews: false,
    inRehearsals: false,
    open: async (means) => (await import("./by-ibmcloud-session.js")).byIbmcloudSession(means),
  },
];
