import type { Key } from "../core/key.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import type { Api } from "./api.js";
import { keyPages } from "./key-pages.js";
import { toldKeys } from "./told-keys.js";

/** The keys of one page. */
interface KeysOfPage {
  readonly keys: readonly Key[];
  readonly serverNow: Date;
}

/**
 * Hands over all keys in some states, page by page, with their dual authorization wherever the service tells it at
 * all. Gives back why they are not all there, or null where they are: nothing may be concluded from a part of them.
 */
export async function eachKey(
  api: Pick<Api, "read">,
  states: readonly number[],
  take: (page: KeysOfPage) => void,
): Promise<KpDualError | null> {
  try {
    const { complete, why } = await walked(keyPages(api, states), async ({ keys, serverNow }) =>
      take({ keys: await toldKeys([...keys], api), serverNow }),
    );
    return complete ? null : new KpDualError("list-incomplete", why ? { why } : {});
  } catch (error) {
    if (error instanceof KpDualError) return error;
    throw error;
  }
}

async function walked<Page, End>(
  pages: AsyncGenerator<Page, End>,
  take: (page: Page) => Promise<void>,
): Promise<End> {
  for (;;) {
    const { done, value } = await pages.next();
    if (done) return value;
    await take(value);
  }
}
