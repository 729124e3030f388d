import type { From, ReadFrom } from "../../src/api/api.js";

interface Asked extends From {
  readonly method: string;
  readonly path: string;
}

/** Answers reads with wire JSON, read as the operation reads it, or with an error; what it wasn't told fails. */
export class FakeReads {
  readonly asked: Asked[] = [];
  readonly #answers: unknown[];

  constructor(...answers: unknown[]) {
    this.#answers = answers;
  }

  readonly readFrom: ReadFrom = async (operation, input, from) => {
    const { method } = operation;
    this.asked.push({ method, path: operation.path(input), ...from });
    if (this.#answers.length === 0) throw new Error(`nobody said what ${method} answers`);
    const answer = this.#answers.shift();
    if (answer instanceof Error) throw answer;
    const value = (await operation.answer()).parse(await answer);
    return { value, serverNow: new Date("2026-05-12T12:00:00Z"), correlationId: "c-1" };
  };
}
