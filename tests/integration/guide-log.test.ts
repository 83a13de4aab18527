/** Answers of a guide stand in the address; the log must not have them. */
import { expect, test } from "vitest";
import { startTestServer } from "./http-server.ts";

test("an address with answers is logged without them", async () => {
  const failing = async () => {
    throw new Error("made to fail");
  };
  for (const handle of [undefined, failing]) {
    const server = await startTestServer(handle === undefined ? {} : { handle });
    await server.ask("/guide/moving-in?movedOn.year=2026&movedOn.month=12&dog=registered");
    await server.ask("/easy/guide/birth/calendar.ics?bornOn.year=2026&state=born");
    const log = server.log.join("");
    await server.stop();
    expect(log).toContain("/guide/moving-in");
    expect(log).not.toMatch(/2026-?12|movedOn|registered|bornOn|[?&]/);
  }
});
