import type { Session } from "../../src/cli/session.js";
import type { ListView, View } from "../../src/views/view.js";
import { PIPE } from "../views/models.js";
import { fakeMeans, type Told } from "./fake-means.js";
import type { FakeService } from "./fake-service.js";

/** A session whose screen is lists, over a fake service. */
export interface ASession extends Session {
  readonly service: FakeService;
  /** The lines of results, and of notices. */
  readonly screen: readonly string[];
  readonly notices: readonly string[];
  readonly exits: readonly number[];
}

export function aSession(service: FakeService, told: Told = {}): ASession {
  const screen: string[] = [];
  const notices: string[] = [];
  const exits: number[] = [];
  return {
    ...fakeMeans(service, told),
    interrupted: async () => null,
    isAttended: () => false,
    service,
    screen,
    notices,
    exits,
    show: <Model>(model: Model, view: View<Model>) => {
      screen.push(...view.text(model, PIPE));
      exits.push(view.exit?.(model) ?? 0);
    },
    showList: async <Row, End>(
      pages: AsyncGenerator<readonly Row[], End>,
      view: ListView<Row, End>,
    ) => {
      for (;;) {
        const { done, value } = await pages.next();
        if (done) return void exits.push(view.exit?.(value) ?? 0);
        screen.push(...view.text(value, screen.length === 0, PIPE));
      }
    },
    notice: (line) => void notices.push(line),
    aside: (draw) => void notices.push(...draw(PIPE)),
  };
}
