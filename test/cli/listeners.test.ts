import { expect, it } from "vitest";
import { listeners } from "../../src/cli/listeners.js";

it("tells each who listens, and nobody who has stopped", () => {
  const { tell, listen } = listeners<number>();
  const told: string[] = [];
  const end = listen((ms) => void told.push(`one ${ms}`));
  listen((ms) => void told.push(`two ${ms}`));

  tell(1);
  end();
  tell(2);

  expect(told).toEqual(["one 1", "two 1", "two 2"]);
});
