/** The results as a file of their own, in plain HTML: for the auditor's folder. */
import type { ResultRow, ResultsView, Words } from "./results.ts";

const plain = (text: string) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
const list = (lines: readonly string[]) => lines.map((each) => `<p>${plain(each)}</p>`).join("");

const style = `
:root { color-scheme: light dark; font: 1rem/1.75 "BIZ UDPGothic", "Noto Sans JP", sans-serif; }
body { max-width: 64rem; margin: 0 auto; padding: 1rem; line-break: strict; }
table { border-collapse: collapse; width: 100%; } caption { text-align: start; font-weight: bold; padding: 0.5rem 0; }
th, td { border: 1px solid #767676; padding: 0.25rem 0.5rem; text-align: start; vertical-align: top; font-weight: normal; }
thead th, dt { font-weight: bold; } td, th { overflow-wrap: anywhere; } p { margin: 0; } .wide { overflow-x: auto; }
dl { display: grid; grid-template-columns: minmax(10rem, 1fr) 3fr; gap: 0.5rem 1rem; } dd { margin: 0; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } }
`;

export function resultsHtml(view: ResultsView, title: string, { t }: Pick<Words, "t">): string {
  const heading = (key: string) => `<h2>${plain(t(`accessibility:results.${key}`))}</h2>`;
  const facts = (rows: readonly { name: string; value: string }[]) =>
    `<dl>${rows.map(({ name, value }) => `<dt>${plain(name)}</dt><dd>${plain(value)}</dd>`).join("\n")}</dl>`;
  return `<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${plain(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${plain(title)}</h1>
<p>${plain(t("accessibility:results.lead"))}</p>
<dl>${view.items.map(({ name, lines }) => `<dt>${plain(name)}</dt><dd>${list(lines)}</dd>`).join("\n")}</dl>
${heading("checklist")}
<p>${plain(t("accessibility:results.checks"))}</p>
${checklist(t("accessibility:results.checklistOfJis"), view.checklist, t)}
${checklist(t("accessibility:results.checklistBeside"), view.additions, t)}
${heading("tester")}
${list(view.tester)}
${heading("versions")}
${facts(view.versions)}
${heading("sessions")}
${view.sessions.length === 0 ? `<p>${plain(t("accessibility:results.noSessions"))}</p>` : facts(view.sessions)}
${heading("limits")}
<ul>${limits.map((limit) => `<li>${plain(t(`accessibility:limits.${limit}`))}</li>`).join("\n")}</ul>
${heading("addresses")}
<p>${plain(t("accessibility:results.addressesAbout"))}</p>
${table(
  t("accessibility:results.addresses"),
  ["address", "name", "states"].map((column) => t(`accessibility:columns.${column}`)),
  [
    ...view.pages.map(({ address, name, states }) => [address, name, states]),
    ...view.anywhere.map(({ name, states }) => [t("accessibility:results.anywhere"), name, states]),
  ],
)}
</main>
</body>
</html>
`;
}

/** What this way of testing cannot tell; each has accessibility:limits.<id>. */
export const limits = ["machines", "speech", "content", "services"] as const;
export const checklistColumns = ["criterion", "level", "applies", "result", "check", "notes"] as const;

const checklist = (caption: string, rows: readonly ResultRow[], t: Words["t"]) =>
  table(
    caption,
    checklistColumns.map((column) => t(`accessibility:columns.${column}`)),
    rows.map(({ id, title, level, applies, result, check, notes }) => [
      `${id} ${title}`,
      level,
      applies,
      result,
      check,
      notes.join(" "),
    ]),
  );

const table = (caption: string, heads: readonly string[], rows: readonly (readonly string[])[]) =>
  `<div class="wide" role="region" tabindex="0" aria-label="${plain(caption)}"><table><caption>${plain(caption)}</caption><thead><tr>${heads
    .map((head) => `<th scope="col">${plain(head)}</th>`)
    .join("")}</tr></thead><tbody>${rows
    .map(
      (cells) =>
        `<tr>${cells.map((cell, at) => (at === 0 ? `<th scope="row">${plain(cell)}</th>` : `<td>${plain(cell)}</td>`)).join("")}</tr>`,
    )
    .join("\n")}</tbody></table></div>`;
