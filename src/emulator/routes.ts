import { createAlias, deleteAlias } from "./aliases.js";
import type { Handler, Route } from "./call.js";
import { readInstancePolicies, writeInstancePolicies } from "./instance-policies.js";
import { keyChanges } from "./key-changes.js";
import { createKey, createKeyWithOverrides } from "./key-create.js";
import { countKeys, listKeys } from "./key-list.js";
import { readKeyPolicies, writeKeyPolicies } from "./key-policies.js";
import { readKey, readMetadata } from "./key-reads.js";
import { createRing, deleteRing, listRings } from "./key-rings.js";
import { allRegistrations, keyRegistrations } from "./registrations.js";
import type { Action } from "./roles.js";

type Row = readonly [operation: string, action: Action, failing: string, handle: Handler];

const { setKeyForDeletion, unsetKeyForDeletion, disable, enable, restore, purge } = keyChanges;

const SET = "Key could not be set for deletion";
const UNSET = "Key could not be unset for deletion";
const DISABLED = "Key could not be disabled";
const ENABLED = "Key could not be enabled";
const RESTORED = "Key could not be restored";
const READ = "Key could not be retrieved";
const CREATED = "Key could not be created";
const POLICIES = "Key policies could not be";
const SWITCH = "Instance policies could not be";
const SHOWN = "Registrations could not be retrieved";

/** One operation a line; `?action=` is the older form that the service still answers (api.md §2). */
const rows: readonly Row[] = [
  ["GET /instance/policies", "kms.instancepolicies.read", `${SWITCH} read`, readInstancePolicies],
  ["PUT /instance/policies", "kms.instancepolicies.write", `${SWITCH} set`, writeInstancePolicies],
  ["GET /keys", "kms.secrets.list", "Keys could not be listed", listKeys],
  ["HEAD /keys", "kms.secrets.head", "Keys could not be counted", countKeys],
  ["POST /keys", "kms.secrets.create", CREATED, createKey],
  [
    "POST /keys_with_policy_overrides",
    "kms.secrets-with-policy-overrides.create",
    CREATED,
    createKeyWithOverrides,
  ],
  ["GET /keys/registrations", "kms.registrations.list", SHOWN, allRegistrations],
  ["GET /keys/:key", "kms.secrets.read", READ, readKey],
  ["GET /keys/:key/metadata", "kms.secrets.readmetadata", READ, readMetadata],
  ["GET /keys/:key/registrations", "kms.registrations.listforkey", SHOWN, keyRegistrations],
  ["GET /keys/:key/policies", "kms.policies.read", `${POLICIES} read`, readKeyPolicies],
  ["PUT /keys/:key/policies", "kms.policies.write", `${POLICIES} set`, writeKeyPolicies],
  ["DELETE /keys/:key", "kms.secrets.delete", "Key could not be deleted", keyChanges.delete],
  ["DELETE /keys/:key/purge", "kms.secrets.purge", "Key could not be purged", purge],
  ["POST /keys/:key/restore", "kms.secrets.restore", RESTORED, restore],
  ["POST /keys/:key?action=restore", "kms.secrets.restore", RESTORED, restore],
  ...bothForms("setKeyForDeletion", "kms.secrets.setkeyfordeletion", SET, setKeyForDeletion),
  ...bothForms(
    "unsetKeyForDeletion",
    "kms.secrets.unsetkeyfordeletion",
    UNSET,
    unsetKeyForDeletion,
  ),
  ...bothForms("disable", "kms.secrets.disable", DISABLED, disable),
  ...bothForms("enable", "kms.secrets.enable", ENABLED, enable),
  ["POST /keys/:key/aliases/:alias", "kms.secrets.createalias", "Alias not created", createAlias],
  ["DELETE /keys/:key/aliases/:alias", "kms.secrets.deletealias", "Alias not deleted", deleteAlias],
  ["GET /key_rings", "kms.keyrings.list", "Key rings could not be listed", listRings],
  ["POST /key_rings/:ring", "kms.keyrings.create", "Key ring could not be created", createRing],
  ["DELETE /key_rings/:ring", "kms.keyrings.delete", "Key ring could not be deleted", deleteRing],
];

function bothForms(name: string, action: Action, failing: string, handle: Handler): readonly Row[] {
  return [
    [`POST /keys/:key/actions/${name}`, action, failing, handle],
    [`POST /keys/:key?action=${name}`, action, failing, handle],
  ];
}

/** What of the service is emulated. */
export const routes: readonly Route[] = rows.map(([operation, action, failing, handle]) => {
  const [method = "", path = ""] = operation.split(" ");
  return { method, path: `/api/v2${path}`, action, failing, handle };
});
