import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { TextProvider } from "../../i18n/text-context.tsx";
import { translator } from "../../i18n/translator.ts";
import { FieldFor } from "./field-for.tsx";
import { plainField } from "./plain-field.ts";

const pdf = { id: "one", name: "one.pdf", type: "application/pdf", bytes: 10 };
const draw = (files: (typeof pdf)[]): string =>
  renderToStaticMarkup(
    <TextProvider locale="ja" t={translator("ja")}>
      <FieldFor
        field={plainField({ id: "paper", type: "file", label: "書類", maxFiles: 1, files, error: "多すぎます" })}
      />
    </TextProvider>,
  );

test("words label an input only while there is one; the mistake leads to what stands in its place", () => {
  expect(draw([])).toMatch(/<label[^>]*for="f-paper".*<input id="f-paper"/s);
  const full = draw([pdf]);
  expect(full).not.toContain("<label");
  const place = /<p id="f-paper" tabindex="-1" aria-describedby="([^"]+)"/i.exec(full)?.[1]?.split(" ") ?? [];
  expect(place).toContain("f-paper-error");
  for (const id of place) expect(full).toContain(`id="${id}"`);
});
