import { expect, it } from "vitest";
import { reach } from "../../src/cli/reach.js";

const GUID = "c7a9d2e4-3f51-4b86-9c0d-6e8f1a2b3c4d";
const CRN = `crn:v1:bluemix:public:kms:eu-de:a/1:${GUID}::`;
const UNNAMED = "--instance <instance>";

it.each([
  [{ instance: [GUID] }, {}, `--instance ${GUID}`],
  [{ instance: [CRN] }, {}, `--instance ${CRN}`],
  [{}, { KP_INSTANCE_ID: ` ${GUID} ` }, `--instance ${GUID}`],
  [{ instance: [CRN] }, { KP_INSTANCE_ID: GUID }, `--instance ${CRN}`],
  [{ instance: [GUID], region: "eu-de" }, {}, `--instance ${GUID} --region eu-de`],
  [{}, {}, UNNAMED],
  [{}, { KP_INSTANCE_ID: "" }, UNNAMED],
  [{ instance: ["x; rm -rf ~"] }, {}, UNNAMED],
  [{ instance: [GUID], region: "$(id)" }, {}, `--instance ${GUID}`],
])("%j in %j is reached by %j", (options, variables, expected) => {
  expect(reach(options, variables)).toBe(expected);
});
