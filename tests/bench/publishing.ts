/** From the commit of a new version by another process to the public page that shows it. */
import { setTimeout as pause } from "node:timers/promises";
import { openStores } from "../../db/index.server.ts";
import { Connection } from "./connection.ts";
import { median } from "./measure.ts";
import { get } from "./portal-requests.ts";

/** Milliseconds, the median of `times`. */
export async function publishToVisible(port: number, databaseUrl: string, times: number): Promise<number> {
  const stores = await openStores(databaseUrl);
  const connection = await Connection.open(port);
  const found: number[] = [];
  try {
    for (let time = 1; time <= times; time++) {
      const [shown] = await stores.handouts.current();
      if (!shown) throw new Error("no handout is published");
      const { content, version, handoutId } = shown;
      const title = `測定のための版 ${time}`;
      const meta = { ...content.meta, title: { ...content.meta.title, ja: title } };
      const fresh = { hash: title, author: "bench", changeNote: title, note: "", origin: "created" as const };
      const at = Date.now();
      const published = await stores.handouts.publishNew({
        ...fresh,
        ...{ content: { ...content, meta }, at, current: version },
      });
      if (published === "stale") throw new Error("somebody else publishes");
      const committed = performance.now();
      const isVisible = async () =>
        (await get(connection, `/handouts/${handoutId}`)).body().toString("utf8").includes(title);
      while (!(await isVisible())) {
        if (performance.now() - committed > 30_000) throw new Error("never visible");
        await pause(2);
      }
      found.push(performance.now() - committed);
    }
  } finally {
    connection.close();
    await stores.close();
  }
  return median(found);
}
