import { connect } from "node:net";
import { expect, it } from "vitest";

it("no integration test reaches another machine", async () => {
  expect(() => connect(80, "192.0.2.1")).toThrow("outside");
  await expect(fetch("http://192.0.2.1/")).rejects.toThrow();
});
