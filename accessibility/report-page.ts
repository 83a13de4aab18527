/** The readable page of a run, in Japanese; it stands alone and is itself plain, valid HTML. */
import type { AccessibilityRun } from "../app/lib/accessibility-run.ts";
import type { Render } from "./audit.ts";
import type { Entry } from "./inventory.ts";
import type { Run } from "./report.ts";

const plain = (text: string) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
const row = (cells: (string | number)[], head = false) =>
  `<tr>${cells.map((cell, index) => (head ? `<th scope="col">${cell}</th>` : index === 0 ? `<th scope="row">${cell}</th>` : `<td>${cell}</td>`)).join("")}</tr>`;
const table = (caption: string, heads: string[], rows: (string | number)[][]) =>
  `<div class="wide" role="region" tabindex="0" aria-label="${caption}"><table><caption>${caption}</caption><thead>${row(heads, true)}</thead><tbody>${rows.map((cells) => row(cells)).join("\n")}</tbody></table></div>`;

const style = `
:root { color-scheme: light dark; font: 1rem/1.75 "BIZ UDPGothic", "Noto Sans JP", sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; line-break: strict; }
table { border-collapse: collapse; width: 100%; } caption { text-align: start; font-weight: bold; padding: 0.5rem 0; }
th, td { border: 1px solid #767676; padding: 0.25rem 0.5rem; text-align: start; vertical-align: top; font-weight: normal; }
thead th, dt { font-weight: bold; } .wide { overflow-x: auto; } td { overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1rem; } dd { margin: 0; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } }
`;

export function reportPage(run: Run, summary: AccessibilityRun): string {
  const { entries, renders, canary } = run;
  const facts: [string, string][] = [
    ["実施日", summary.date],
    [
      "使った試験エンジン",
      `${summary.engine}（WCAG 2.0・2.1・2.2 のレベルAとAA、及び推奨事項のすべての規則）と、このポータルの検査`,
    ],
    ["ページの選択方法", "全ページ。アドレス表、手続の一覧、全種類の項目を持つ架空の手続から機械的に求めた。"],
    [
      "範囲",
      `${summary.pages}ページ、${summary.states}状態。言語 ${summary.locales.join("、")}、幅 ${summary.widths.join("px、")}px。描画 ${summary.renders}回。`,
    ],
    ["検出された問題", `${summary.violations}件`],
    [
      "試験の有効性",
      `既知の欠陥を入れた見本のページで${canary.found.length}種類を検出し、見逃しは${canary.missed.length}種類`,
    ],
  ];
  return `<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>アクセシビリティの自動試験の結果（${summary.date}）</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>アクセシビリティの自動試験の結果</h1>
<p>自動の試験で見つけられる問題だけの結果です。規格への対応を表明するものではありません。人による確認と、支援技術を使った試験は、別に行います。</p>
<dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${plain(value)}</dd>`).join("\n")}</dl>
<h2>検出された問題</h2>
${problems(renders)}
<h2>人の判断が要るもの</h2>
<p>エンジンが判定できず、人の確認に残したものです。</p>
${undecided(renders)}
<h2>試験したページと状態</h2>
${states(entries, renders)}
<h2>このポータルの検査</h2>
<ul>
<li>幅320pxで横スクロールがない。見出しのh1がひとつある。idが重ならない。</li>
<li>題名の形。誤りがあるときは「エラー：」で始まり、要約にフォーカスがある。</li>
<li>言語の指定。日本語の書体で描かれている（漢の字の幅）。</li>
<li>押す場所は24px以上。住民が使うボタンと入力欄は高さ48px以上。</li>
<li>ブラウザの警告がない。ほかのサイトへの通信がない。住民のページに枠組みのスクリプトがない。</li>
<li>暗い配色での文字のコントラスト（日本語のページ）。</li>
</ul>
</main>
</body>
</html>
`;
}

function problems(renders: readonly Render[]): string {
  const rows = renders.flatMap(({ state, locale, width, violations }) =>
    violations.map(({ rule, help, where }) => [
      plain(state),
      `${locale}、${width}px`,
      plain(`${rule}: ${help}`),
      plain(where.join(" / ").slice(0, 300)),
    ]),
  );
  return rows.length === 0 ? "<p>ありません。</p>" : table("問題の一覧", ["状態", "言語と幅", "規則", "場所"], rows);
}

function undecided(renders: readonly Render[]): string {
  const byRule = Map.groupBy(
    renders.flatMap(({ state, undecided: findings }) => findings.map((finding) => ({ state, ...finding }))),
    (finding) => finding.rule,
  );
  const rows = [...byRule].map(([rule, findings]) => [
    plain(rule),
    findings.length,
    plain([...new Set(findings.map((each) => each.state))].slice(0, 5).join("、")),
  ]);
  return rows.length === 0
    ? "<p>ありません。</p>"
    : table("判定できなかった規則", ["規則", "描画の数", "状態の例"], rows);
}

function states(entries: readonly Entry[], renders: readonly Render[]): string {
  const byState = Map.groupBy(renders, (render) => render.state);
  const rows = entries.flatMap((entry) => {
    const own = byState.get(entry.id) ?? [];
    if (own.length === 0) return [];
    const violations = own.reduce((count, render) => count + render.violations.length, 0);
    return [[plain(entry.title), plain(entry.id), plain(entry.page), own.length, violations]];
  });
  return table("ページと状態", ["状態", "名前", "ページ", "描画", "問題"], rows);
}
