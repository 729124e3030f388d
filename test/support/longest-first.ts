import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The folders whose files take longest, since they wait for processes; one of them at the end would keep one core idle. */
const LONG = ["chaos", "consent", "matrix", "e2e", "emulator"];

const rank = ({ moduleId }: TestSpecification): number => {
  const at = LONG.findIndex((folder) => moduleId.includes(`/test/${folder}/`));
  return at === -1 ? LONG.length : at;
};

/** Begins with what takes longest, also where nothing is known of earlier runs. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}
