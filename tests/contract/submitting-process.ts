/** Another process of the portal: opens the database and submits, writing each acknowledged number to its output. Arguments: url, name, how many. */
import { openStores } from "../../db/index.server.ts";
import { anApplication, submittedEvent } from "../factories/storage.ts";
import { publishSample } from "./publish-sample.ts";

const [url = "", name = "", many = "0"] = process.argv.slice(2);
const stores = await openStores(url);
await publishSample(stores);
const submitOne = async (n: number): Promise<void> => {
  const application = anApplication(`${name}-${n}`);
  await stores.applications.submit(application, submittedEvent, []);
  process.stdout.write(`${application.id}\n`);
};
const total = Number(many);
for (let n = 0; n < total; n += 10) {
  const burst = Array.from({ length: Math.min(10, total - n) }, (_, offset) => n + offset);
  await Promise.all(burst.map(submitOne));
}
await stores.close();
