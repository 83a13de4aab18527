/** A portal with one procedure that has a fee, and people who pay for it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Condition, Procedure } from "../../app/engine/index.ts";
import { type Locale, localizePath } from "../../app/i18n/locales.ts";
import { choice, define, field, say, step } from "../fixtures/index.ts";
import { type Applicant, complete, expectPage, type Filed } from "./apply.ts";
import type { Browser, Page } from "./html-client.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";

const guide = define("any", []).guide;
const isPoor: Condition = { "==": [{ var: "household" }, "poor"] };
const poor = { id: "poor", label: say("生活保護"), when: isPoor };

/** 300 yen a copy (a sample applicant asks for 1 or 10) and 110 for the post; `open`: the post is for the office to say. */
const withFee = (id: string, post: number | null) =>
  define(
    id,
    [
      step("applicant", [
        field({ id: "applicantName", type: "person-name" }),
        field({ id: "applicantEmail", type: "email" }),
      ]),
      step("request", [
        field({ id: "copies", type: "number", min: 1, max: 10, unit: { ja: "通", easy: "まい", en: "copies" } }),
        field({ id: "household", type: "radio", options: choice("any", "poor") }),
      ]),
    ],
    {
      department: "citizens",
      guide: {
        ...guide,
        processingDays: 5,
        fee: {
          yen: 300,
          text: say("1通300円"),
          items: [
            { id: "copy", label: say("証明書"), yen: 300, times: "copies" },
            { id: "post", label: say("郵送料"), yen: post },
          ],
          exemptions: [{ ...poor, items: ["copy"] }],
          pay: ["online", "counter", "invoice"],
        },
      },
    },
  );

export type Paying = {
  portal: TestPortal;
  procedure: Procedure;
  open: Procedure;
  /** Charges nothing. */
  free: Procedure;
  apply(locale?: Locale, procedure?: Procedure): Promise<Filed>;
  close(): Promise<void>;
};

export async function startPaying(env: Record<string, string> = {}, clock?: { now(): number }): Promise<Paying> {
  const folder = mkdtempSync(join(tmpdir(), "portal-fees-"));
  mkdirSync(folder, { recursive: true });
  const free = { ...withFee("fee-none", null), guide };
  for (const definition of [withFee("fee-sample", 110), withFee("fee-open", null), free])
    writeFileSync(join(folder, `${definition.id}.json`), JSON.stringify(definition));
  const portal = await startPortal({ proceduresDirectory: folder, ...(clock ? { clock } : {}) }, env);
  const { byId } = await portal.running.portal.procedures.snapshot();
  const find = (id: string): Procedure => {
    const published = byId.get(id);
    if (!published) throw new Error(`no procedure ${id}`);
    return published.procedure;
  };
  const procedure = find("fee-sample");
  let people = 0;
  return {
    portal,
    procedure,
    open: find("fee-open"),
    free: find("fee-none"),
    apply(locale = "ja", of = procedure) {
      people += 1;
      const applicant: Applicant = {
        browser: portal.browser(),
        locale,
        variant: 0,
        email: `payer-${people}@example.jp`,
      };
      return complete(portal, of, applicant);
    },
    async close() {
      await portal.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const paymentPath = ({ receipt, applicant }: Filed): string =>
  localizePath(`/applications/${receipt}/payment`, applicant.locale);

export const openPayment = async (filed: Filed): Promise<Page> =>
  expectPage(await filed.applicant.browser.open(paymentPath(filed)));

/** Presses the button of a way. */
export const chooseWay = (browser: Browser, page: Page, way: string): Promise<Page> =>
  browser.submit(
    page,
    page.form((form) => form.hidden.way === way),
  );
