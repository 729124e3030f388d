import { describe, expect, it } from "vitest";
import type { Grant } from "../../src/api/iam-token.js";
import { renewingToken } from "../../src/api/renewing-token.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";

/** Signs in with tokens t1, t2 …; each lives as long as was said, in seconds. */
function signIns(...lives: (number | Error)[]) {
  const world = { now: 5_000, took: 0, asked: 0 };
  const exchange = async (): Promise<Grant> => {
    world.asked += 1;
    const number = world.asked;
    const life = lives[number - 1];
    await Promise.resolve();
    world.now += world.took;
    if (life instanceof Error) throw life;
    if (life === undefined) throw new Error("nobody said how long this one lives");
    return { token: `t${number}`, lifetime: life };
  };
  return { world, source: renewingToken(exchange, () => world.now) };
}

const start = 5_000;

describe("token", () => {
  it.each([
    { life: 3_600, renewed: 2_880_000, by: "80 % of an hour" },
    { life: 1_200, renewed: 960_000, by: "80 % of twenty minutes" },
    { life: 300, renewed: 240_000, by: "80 % of five minutes, a minute before the end" },
    { life: 299, renewed: 239_000, by: "a minute before the end" },
    { life: 120, renewed: 60_000, by: "a minute before the end" },
  ])("is renewed after $by", async ({ life, renewed }) => {
    const { world, source } = signIns(life, life);
    expect(await source.token()).toBe("t1");

    world.now = start + renewed - 1;
    expect(await source.token()).toBe("t1");
    world.now = start + renewed;
    expect(await source.token()).toBe("t2");

    expect(world.asked).toBe(2);
  });

  it("counts a token's life from before it was asked for", async () => {
    const { world, source } = signIns(3_600, 3_600);
    world.took = 20_000;
    await source.token();

    world.now = start + 2_880_000 - 1;
    expect(await source.token()).toBe("t1");
    world.now = start + 2_880_000;
    expect(await source.token()).toBe("t2");
  });

  it("signs in once for all who ask at the same time, at first and at each renewal", async () => {
    const { world, source } = signIns(3_600, 3_600);
    const eight = () => Promise.all(Array.from({ length: 8 }, source.token));

    expect(new Set(await eight())).toEqual(new Set(["t1"]));
    world.now += 3_600_000;
    expect(new Set(await eight())).toEqual(new Set(["t2"]));

    expect(world.asked).toBe(2);
  });

  it("is asked for anew each time where it lives for a minute or less", async () => {
    const { source } = signIns(60, 60);
    expect([await source.token(), await source.token()]).toEqual(["t1", "t2"]);
  });
});

describe("renew", () => {
  it("gives another token than the one refused", async () => {
    const { source } = signIns(3_600, 3_600);
    const refused = await source.token();

    expect(await source.renew(refused)).toBe("t2");
    expect(await source.token()).toBe("t2");
  });

  it("signs in once for all whose token was refused, also for those who hear of it late", async () => {
    const { world, source } = signIns(3_600, 3_600);
    const refused = await source.token();

    const all = await Promise.all(Array.from({ length: 8 }, () => source.renew(refused)));

    expect(new Set(all)).toEqual(new Set(["t2"]));
    expect(await source.renew(refused)).toBe("t2");
    expect(world.asked).toBe(2);
  });

  it("has no other where IAM gives the same again", async () => {
    const source = renewingToken(
      async () => ({ token: "same", lifetime: 3_600 }),
      () => 0,
    );
    expect(await source.renew(await source.token())).toBeUndefined();
  });
});

describe("a sign-in that fails", () => {
  it.each([400, 401, 403])("with %i is never tried again", async (status) => {
    const refusal = new KpDualError("sign-in-refused", { status });
    const { world, source } = signIns(refusal);

    await expect(Promise.all([source.token(), source.token()])).rejects.toBe(refusal);
    await expect(source.token()).rejects.toBe(refusal);
    await expect(source.renew("t0")).rejects.toBe(refusal);

    expect(world.asked).toBe(1);
  });

  it.each([
    new KpDualError("not-reached"),
    new KpDualError("proxy-answered", { status: 403 }),
    new KpDualError("failing", { status: 503 }),
    new Error("a bug"),
  ])("with %s is tried again by the next who asks", async (failure) => {
    const { world, source } = signIns(failure, 3_600);

    await expect(source.token()).rejects.toBe(failure);
    expect(await source.token()).toBe("t2");

    expect(world.asked).toBe(2);
  });

  it("leaves a token that is still good", async () => {
    const { source } = signIns(3_600, new KpDualError("failing", { status: 503 }));
    const token = await source.token();

    await expect(source.renew(token)).rejects.toThrow(KpDualError);

    expect(await source.token()).toBe("t1");
  });
});
