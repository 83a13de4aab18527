/**
 * The same documents in a second browser: axe looks at what the server sent for each page-state, loaded by Firefox with
 * the portal's styles and scripts. What a person did on the page afterwards is not repeated.
 */
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { Look } from "../../app/accessibility/index.ts";
import type { Locale } from "../../app/i18n/locales.ts";
import type { Result } from "../audit.ts";
import { type AxeResults, axeOptions, findingsOfAxe } from "../engines/axe.ts";
import type { Lane } from "../planning.ts";
import { steadyPlace } from "../steady.ts";
import { widths } from "../views.ts";
import { findFirefox, startFirefox } from "./bidi.ts";

export type SecondLook = { version: string; looks: Look[] };

/** null: no Firefox is installed. Each state once, in the language that `turns` gives it and one of the widths. */
export async function lookInFirefox(
  origin: string,
  results: readonly Result[],
  turns: ReadonlyMap<string, Locale>,
  tell: (line: string) => void,
) {
  const path = findFirefox();
  if (path === null) return null;
  const firefox = await startFirefox(path);
  const stand = await openStand(origin);
  const looks: Look[] = [];
  try {
    await firefox.bring(readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
    const chosen = results.filter(
      (result): result is Shown => result.document !== null && turns.get(result.state) === result.locale,
    );
    for (const [index, { state, locale, document }] of chosen.entries()) {
      const width = widths[index % widths.length] ?? 1280;
      stand.show(document.html);
      const found = await firefox
        .load(stand.origin + document.path, width)
        .then(() => firefox.ask(question))
        .then((text) => findingsOfAxe(JSON.parse(text) as AxeResults))
        .catch((error: unknown) => stumbled(error));
      const named = (findings: Look["failed"]) =>
        findings.map((each) => ({ ...each, where: each.where.map((place) => steadyPlace(place)) }));
      looks.push({
        state,
        locale,
        view: `${width}-firefox`,
        engine: "axe",
        ...found,
        failed: named(found.failed),
        undecided: named(found.undecided),
      });
      if ((index + 1) % 50 === 0) tell(`Firefox: ${index + 1} / ${chosen.length} page-states`);
    }
  } finally {
    await firefox.close();
    stand.close();
  }
  return { version: firefox.version, looks } satisfies SecondLook;
}

type Shown = Result & { document: NonNullable<Result["document"]> };

/** The languages take turns, state by state: the same for every part of a run. */
export function localeOfEach(lanes: readonly Pick<Lane, "locale" | "tasks">[]): Map<string, Locale> {
  const planned = lanes.flatMap(({ locale, tasks }) => tasks.map(({ entry }) => ({ locale, state: entry.id })));
  const byState = [...Map.groupBy(planned, ({ state }) => state)];
  return new Map(
    byState.flatMap(([state, own], index) => {
      const { locale } = own[index % own.length] ?? {};
      return locale ? [[state, locale]] : [];
    }),
  );
}

const slim =
  "list => list.map(({ id, help, tags, nodes }) => ({ id, help, tags, nodes: nodes.slice(0, 5).map(({ target }) => ({ target })) }))";
const question = `(async () => {
  const slim = ${slim};
  const { violations, incomplete, passes, inapplicable } = await axe.run(document, ${JSON.stringify(axeOptions)});
  return JSON.stringify({ violations: slim(violations), incomplete: slim(incomplete), passes: slim(passes), inapplicable: slim(inapplicable) });
})()`;

function stumbled(error: unknown): Omit<Look, "state" | "locale" | "view" | "engine"> {
  const where = [error instanceof Error ? error.message : String(error)];
  const finding = { rule: "engine-stumbled", criteria: [], help: "Firefox could not look at the page", where };
  return { failed: [finding], undecided: [], passed: [], inapplicable: [] };
}

/** Answers every document with the one that is shown, everything else with what the portal has. */
async function openStand(origin: string) {
  let html = "";
  const server: Server = createServer(async (request, response) => {
    if (request.headers["sec-fetch-dest"] === "document") {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html);
      return;
    }
    const answer = await fetch(origin + (request.url ?? "/")).catch(() => null);
    const type = answer?.headers.get("content-type") ?? "text/plain";
    response.writeHead(answer?.status ?? 502, { "content-type": type });
    response.end(answer ? Buffer.from(await answer.arrayBuffer()) : "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    origin: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    show(given: string) {
      html = given;
    },
    close: () => server.close(),
  };
}
