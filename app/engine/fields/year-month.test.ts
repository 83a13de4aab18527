import { describe } from "vitest";
import { accepts, allErrors, holdsNot, refuses, shows } from "../../../tests/factories/field-table.ts";
import { field } from "../../../tests/fixtures/index.ts";

const spec = field({ id: "month", type: "year-month" });
const refused = [
  [{ year: "2026", month: "" }, "month:part-required"],
  [{ year: "八", month: "4" }, "year:year"],
  [{ year: "2026", month: "13" }, "month:month"],
  [{ year: "1872", month: "12" }, "year:old-calendar"],
  [{ year: "令和元", month: "4" }, "year:era"],
  [{ year: "昭和64", month: "2" }, "year:era"],
] as const;

describe("year-month", () => {
  accepts(spec, [
    [{ year: "", month: "" }, null],
    [{ year: "２０２６", month: "４月" }, "2026-04"],
    [{ year: "R8", month: "4" }, "2026-04"],
    [{ year: "昭和64", month: "1" }, "1989-01"],
    [{ year: "平成元", month: "1" }, "1989-01"],
    [{ year: "平成31", month: "4" }, "2019-04"],
  ]);
  refuses(spec, refused);
  allErrors("year-month", refused);
  shows(spec, [
    ["2026-11", ["2026年（令和8年）11月"], ["2026年11月"], ["November 2026"]],
    ["2019-04", ["2019年（平成31年）4月"], ["2019年4月"], ["April 2019"]],
    ["2019-05", ["2019年（令和元年）5月"], ["2019年5月"], ["May 2019"]],
  ]);
  holdsNot(spec, ["2026-13", "2026-00", "2026", 202604]);
});
