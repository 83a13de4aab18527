/**
 * Another process of the portal that takes money: cash, or the gateway's word, writing each acknowledged payment to its
 * output. Arguments: url, name, how many.
 */
import type { Bill } from "../../app/payments/balance.ts";
import { absorb } from "../../app/payments/charges.ts";
import { receiveCash } from "../../app/payments/clerk.ts";
import { beginOnline } from "../../app/payments/decide.ts";
import { openStores } from "../../db/index.server.ts";
import { anApplication, now, submittedEvent } from "../factories/storage.ts";
import { publishSample } from "./publish-sample.ts";

const [url = "", name = "", many = "0"] = process.argv.slice(2);
const stores = await openStores(url);
await publishSample(stores);
const fee = { lines: [], total: 600, open: false };
const clerk = { kind: "staff", accountId: "a", name: "職員 a" } as const;
const noMails = () => [];

const payOne = async (n: number): Promise<void> => {
  const application = anApplication(`${name}-${n}`);
  await stores.applications.submit(application, submittedEvent, []);
  const bill: Bill = { applicationId: application.id, fee, owed: true, ways: ["online", "counter"], seq: 1 };
  const id = `payment-${name}-${n}`;
  if (n % 2 === 0) {
    await stores.payments.change(application.id, receiveCash({ bill, seq: 1 }, { id, now, by: clerk }), noMails);
  } else {
    const making = { id, now, by: { kind: "resident" } as const };
    await stores.payments.change(application.id, beginOnline({ bill, seen: 600 }, making), noMails);
    const charge = { id: `charge-${id}`, key: id, state: "paid", yen: 600, currency: "JPY", payUrl: null } as const;
    await stores.payments.change(application.id, absorb(id, charge, now), noMails);
  }
  process.stdout.write(`${application.id}\n`);
};
const total = Number(many);
for (let n = 0; n < total; n += 10) {
  const burst = Array.from({ length: Math.min(10, total - n) }, (_, offset) => n + offset);
  await Promise.all(burst.map(payOne));
}
await stores.close();
