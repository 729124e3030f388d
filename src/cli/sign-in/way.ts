import type { ReadFrom } from "../../api/api.js";
import type { TokenSource } from "../../api/token-source.js";
import type { Patience } from "../../core/patience.js";
import type { Shown } from "../../views/gate.js";
import type { Environment } from "../environment.js";
import type { Surroundings } from "../surroundings.js";

/** What signing in needs of the world. */
export interface SignInMeans
  extends Pick<
    Surroundings,
    "variables" | "input" | "clock" | "keepSecret" | "onSignal" | "raise" | "endGroup" | "onEnd"
  > {
  readonly environment: Environment;
  readonly apiKeyFile: string | null;
  /** Where IAM is. */
  readonly iam: string;
  readonly rehearsal: boolean;
  readonly readFrom: ReadFrom;
  readonly elapsed: () => number;
  readonly patience: Pick<Patience, "tokenCommand">;
  readonly notice: (line: Shown) => void;
}

/** A way that is half there: why it was not taken, in words for people. */
export interface PassedOver {
  readonly passedOver: string;
}

/** One way to sign in. */
export interface Way {
  /** As people know it. */
  readonly name: string;
  /** Whether it gets new tokens by itself. */
  readonly renews: boolean;
  /** Whether it is looked at in rehearsals too. */
  readonly inRehearsals: boolean;
  /** Its tokens; null where it isn't there. */
  readonly open: (means: SignInMeans) => Promise<TokenSource | PassedOver | null>;
}
