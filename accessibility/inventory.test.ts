import { globSync, readFileSync } from "node:fs";
import { route } from "@react-router/dev/routes";
import { describe, expect, test } from "vitest";
import { projectPath } from "../app/lib/project-path.ts";
import routes from "../app/routes.ts";
import { addressesOf, isStaff } from "./address-table.ts";
import { demandFieldTypes, fieldTypes } from "./field-types.ts";
import { derive, withoutPage } from "./inventory.ts";
import { cityDefinitions, kitchenSink } from "./stage/definitions.ts";

const catalogue = cityDefinitions();
const subject = { catalogue, today: "2026-11-23", all: false };

describe("the inventory of page-states", () => {
  const entries = derive(routes, subject);

  test("has every page that a person can open, in each of its languages", () => {
    const covered = new Set(entries.flatMap((entry) => entry.locales.map((locale) => `${entry.route} ${locale}`)));
    const missing = addressesOf(routes).filter(
      ({ name, locale }) => !(name in withoutPage) && !covered.has(`${name} ${locale}`),
    );
    expect(missing).toEqual([]);
  });

  test("grows with the catalogue and with the form", () => {
    for (const { id } of catalogue) expect(entries.some((entry) => entry.page === `/procedures/${id}`)).toBe(true);
    for (const { id } of kitchenSink.steps) {
      const names = entries.filter((entry) => entry.page.startsWith(`/procedures/${kitchenSink.id}/apply/${id}`));
      expect(names.length).toBeGreaterThanOrEqual(3);
      expect(names.some((entry) => entry.hasErrors)).toBe(true);
    }
  });

  test("with everything asked for, has the form of every procedure that is online", () => {
    const whole = derive(routes, { ...subject, all: true });
    for (const { id } of catalogue.filter((each) => each.channels.online)) {
      expect(whole.some((entry) => entry.page.startsWith(`/procedures/${id}/apply/`))).toBe(true);
    }
  });

  test("needs no states of dialogs: no page opens one, nor warns that a session ends", () => {
    const opens = /<dialog|role="(?:alert)?dialog"|showModal\(|\bwindow\.(?:alert|confirm|prompt)\(/;
    const sources = ["app", "public"].flatMap((folder) =>
      globSync(`${projectPath(folder)}/**/*.{tsx,js}`, { exclude: (name) => name.includes(".test.") }),
    );
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.filter((file) => opens.test(readFileSync(file, "utf8")))).toEqual([]);
  });

  test("refuses a new public or staff page that nobody gave states", () => {
    const added = route("somewhere-new", "routes/somewhere-new.tsx");
    expect(() => derive([...routes, added], subject)).toThrow("somewhere-new has no page states");
    const staffPage = route("staff/kpi", "routes/staff/kpi.tsx");
    expect(() => derive([...routes, staffPage], subject)).toThrow("staff/kpi has no page states");
  });

  test("refuses states whose page is gone", () => {
    const isHome = (name: string) => name === "home";
    const without = routes.filter((entry) => addressesOf([entry]).every(({ name }) => !isHome(name)));
    expect(() => derive(without, subject)).toThrow("states without a route: home");
  });

  test("refuses a type of field that no page shows", () => {
    expect(() => demandFieldTypes(kitchenSink)).not.toThrow();
    for (const type of fieldTypes) {
      const steps = kitchenSink.steps.flatMap((step) => {
        const fields = step.fields
          .filter((field) => field.type !== type)
          .map((field) =>
            field.type === "group" ? { ...field, fields: field.fields.filter((own) => own.type !== type) } : field,
          );
        return fields.length === 0 ? [] : [{ ...step, fields }];
      });
      expect(() => demandFieldTypes({ ...kitchenSink, steps })).toThrow(type);
    }
  });

  test("knows the console by its addresses", () => {
    expect(entries.filter((entry) => entry.area === "staff").every((entry) => isStaff({ name: entry.route }))).toBe(
      true,
    );
  });
});
