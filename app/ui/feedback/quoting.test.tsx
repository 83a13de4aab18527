import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { TextProvider } from "../../i18n/text-context.tsx";
import { translator } from "../../i18n/translator.ts";
import { Quoting } from "./quoting.tsx";

const draw = (words: string): string =>
  renderToStaticMarkup(
    <TextProvider locale="ja" t={translator("ja")}>
      <Quoting>{words}</Quoting>
    </TextProvider>,
  );

test("Japanese that quotes English says so of each; a name of one word stays Japanese", () => {
  expect(draw("要確認「Ask the Tax Division」です")).toBe(
    '<span lang="en"><span lang="ja">要確認「</span>Ask the Tax Division<span lang="ja">」です</span></span>',
  );
  expect(draw("axe-core の指摘")).toBe("axe-core の指摘");
});
