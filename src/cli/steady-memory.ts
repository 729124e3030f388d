import { setFlagsFromString } from "node:v8";

/**
 * V8 gives new objects ever more room as a run goes on, up to 128 MB, little of which survives. From now on it doesn't:
 * for long work whose objects are soon gone. It costs some CPU where they are not.
 */
export const steadyMemory = (): void => setFlagsFromString("--semi-space-growth-factor=1");
