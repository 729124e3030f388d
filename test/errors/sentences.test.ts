import { describe, expect, it } from "vitest";
import { sentencesIn } from "../../src/errors/sentences.js";

const RECENTLY = "The key was updated recently: Please wait and try again";
const PURGE = `${RECENTLY}: Purge operation is allowed 4h0m0s after key is deleted`;

describe("the sentences in a text", () => {
  it("come in order of appearance, each as often as it is there, with their places", () => {
    const text =
      "Signed. Key is not in a valid state. Key does not exist. Key is not in active state";

    expect(sentencesIn(text)).toEqual([
      { code: "KEY_ACTION_INVALID_STATE_ERR", from: 8, to: 35 },
      { code: "KEY_NOT_FOUND_ERR", from: 37, to: 55 },
      { code: "KEY_ACTION_INVALID_STATE_ERR", from: 57, to: 83 },
    ]);
  });

  it("are not those within a longer one, which says more", () => {
    expect(sentencesIn(PURGE).map(({ code }) => code)).toEqual(["purge-too-early"]);
  });

  it("are those after a longer one", () => {
    expect(sentencesIn(`${PURGE}. ${RECENTLY}`).map(({ code }) => code)).toEqual([
      "purge-too-early",
      "REQ_TOO_EARLY_ERR",
    ]);
  });

  it("are the same each time, as no search remembers the last one", () => {
    expect(sentencesIn(PURGE)).toEqual(sentencesIn(PURGE));
  });

  it("are none where nothing is known", () => {
    expect(sentencesIn("")).toEqual([]);
    expect(sentencesIn("Key is not in a state")).toEqual([]);
  });
});
