import { expect, it } from "vitest";
import { memoryStore } from "../../tests/factories/payments.ts";
import { choice, define, field, say, step } from "../../tests/fixtures/define.ts";
import { compile } from "../engine/index.ts";
import { openGateway } from "./open-gateway.ts";
import { createPayments } from "./payments.ts";

const clock = { now: () => Date.UTC(2026, 3, 1) };
const { guide } = define("any", []);
const procedure = compile(
  define("fees", [step("what", [field({ id: "kind", type: "radio", options: choice("a", "b") })])], {
    guide: {
      ...guide,
      fee: {
        yen: 300,
        text: say("300円"),
        items: [{ id: "copy", label: say("証明書"), yen: 300 }],
        pay: ["online", "invoice"],
      },
    },
  }),
);
const debtor = { id: "application", answers: {}, status: "submitted", lastSeq: 1 };
const portalIn = (mode: "demo" | "production" | "test") => {
  const { gateway, demo } = openGateway({ mode, paymentGateway: null }, clock, () => "id");
  const payments = createPayments({
    store: memoryStore().store,
    gateway,
    clock,
    newId: () => "id",
    limits: { take: async () => ({ allowed: true }) },
    origin: "https://portal.example",
    description: () => "手数料",
    onNews: () => undefined,
    tellOf: async () => () => [],
  });
  return { payments, demo, bill: payments.bill(procedure, debtor, "ja") };
};

it("without a configured service nobody is sent online, and only the demo has a stand-in", () => {
  for (const mode of ["production", "test"] as const) {
    const { payments, demo, bill } = portalIn(mode);
    expect([payments.online, payments.demo, demo, bill?.ways]).toEqual([null, false, null, ["invoice"]]);
  }
  const { payments, demo, bill } = portalIn("demo");
  expect([payments.demo, demo === null, bill?.ways]).toEqual([true, false, ["online", "invoice"]]);
});

it("asks for nothing where nothing is charged, and for nothing more once it has ended", async () => {
  const { payments } = portalIn("production");
  const free = compile(define("free", [step("what", [field({ id: "kind", type: "text" })])]));
  expect(payments.bill(free, debtor, "ja")).toBeNull();
  for (const status of ["withdrawn", "rejected"]) {
    const bill = payments.bill(procedure, { ...debtor, status }, "ja");
    expect(bill && (await payments.accountOf(bill)).balance).toMatchObject({ total: 0, due: 0 });
  }
  const bill = payments.bill(procedure, { ...debtor, status: "completed" }, "ja");
  expect(bill && (await payments.accountOf(bill)).balance).toMatchObject({ total: 300, due: 300 });
});
