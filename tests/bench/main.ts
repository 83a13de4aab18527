/**
 * `npm run bench`: the built portal against a bare `node:http` server with the same bytes, in the same run. Absolute
 * figures move with the machine; only the ratios are compared with the aims. Exit code 1 when an aim that must hold is
 * missed. BENCH_QUICK=1 measures briefly: for trying out, not for judging.
 */
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Connection } from "./connection.ts";
import { firstView } from "./first-view.ts";
import { type Comparison, compare, median, type Rounds } from "./measure.ts";
import { get, getBytes, pages, postBytes, procedurePath, redirectOf, startDraft, tokensOf } from "./portal-requests.ts";
import { type PortalPlace, type ServerProcess, startBare, startLoad, startPortal } from "./processes.ts";
import { publishToVisible } from "./publishing.ts";
import { atMostRow, type Row, ratioRow, tableOf } from "./report.ts";
import type { Scenario } from "./scenarios.ts";
import { searchAddresses } from "./search-addresses.ts";

const top = join(import.meta.dirname, "..", "..");
const isQuick = process.env.BENCH_QUICK === "1";
const rounds: Rounds = isQuick
  ? { count: 3, connections: 32, warmUpMs: 300, measureMs: 700 }
  : { count: 5, connections: 32, warmUpMs: 1000, measureMs: 2000 };
const procedures = join(top, "db", "seed", "procedures");
const handouts = join(top, "db", "seed", "handouts");
const handout = "/handouts/garbage-sorting";

/** The city's procedures and the bench's own, in one folder. */
function proceduresFolder(scratch: string): string {
  const folder = join(scratch, "procedures");
  cpSync(procedures, folder, { recursive: true });
  cpSync(join(import.meta.dirname, "fixture"), folder, { recursive: true });
  return folder;
}

/** Milliseconds from starting the process to its first answered page. */
async function startUp(place: PortalPlace): Promise<number> {
  const startedAt = performance.now();
  const server = await startPortal(place);
  const connection = await Connection.open(server.port);
  await get(connection, "/");
  const ms = performance.now() - startedAt;
  connection.close();
  await server.stop();
  return ms;
}

async function speeds(portal: ServerProcess, rows: Row[]): Promise<void> {
  const connection = await Connection.open(portal.port);
  const cookie = await startDraft(connection);
  for (const page of pages.slice(0, 2)) {
    const tokens = tokensOf(await get(connection, page.path, cookie));
    redirectOf(await connection.send(postBytes(page.path, { ...tokens, ...page.fields }, cookie)));
  }
  const base64 = async (path: string, session?: string) =>
    (await get(connection, path, session)).body().toString("base64");
  const guide = procedurePath;
  const [, , third] = pages;
  const [search = "/procedures", ...searches] = searchAddresses(procedures);
  const bare = await startBare({
    "/catalogue": await base64("/procedures"),
    "/catalogue-br": (await connection.send(getBytes("/procedures", { encoding: "br" }))).body().toString("base64"),
    "/guide": await base64(guide),
    "/handout": await base64(handout),
    "/step": await base64(third?.path ?? "", cookie),
    "/search": await base64(search),
  });
  connection.close();
  const load = startLoad();
  const against = (scenario: Scenario, path: string): Promise<Comparison> => {
    console.log(`  ${scenario.kind === "page" ? scenario.path : scenario.kind}…`);
    return compare(load, { server: portal, scenario }, { server: bare, path }, rounds);
  };
  try {
    const page = (path: string, yardstick: string) => against({ kind: "page", path }, yardstick);
    rows.push(
      ratioRow("catalogue from the cache", await page("/procedures", "/catalogue"), { atLeast: 0.5, must: true }),
    );
    const packed = await against({ kind: "page", path: "/procedures", encoding: "br" }, "/catalogue-br");
    rows.push(ratioRow("catalogue from the cache, brotli", packed, { atLeast: 0.5, must: true }));
    rows.push(ratioRow("guide page from the cache", await page(guide, "/guide"), { atLeast: 0.5, must: false }));
    rows.push(ratioRow("handout page from the cache", await page(handout, "/handout"), { atLeast: 0.5, must: true }));
    const step = await against({ kind: "step-get" }, "/step");
    rows.push(ratioRow("form page, live session", step, { atLeast: 0.01, must: true }));
    rows.push(ratioRow("  the same, aimed at", step, { atLeast: 0.025, must: false }));
    rows.push(ratioRow("form page sent, saved durably", await against({ kind: "step-post" }, "/step"), null));
    const whole = await against({ kind: "journey" }, "/step");
    rows.push(ratioRow("whole journeys, all durable", whole, { atLeast: 0.0008, must: true }, "journeys/s"));
    rows.push(ratioRow("  the same, aimed at", whole, { atLeast: 0.0017, must: false }, "journeys/s"));
    const searching = await against({ kind: "addresses", paths: searches }, "/search");
    rows.push(ratioRow("search, each time another", searching, null));
    rows.push({
      ...{
        what: "  the same, a second",
        value: `${Math.round(searching.portal.perSecond)} req/s`,
        aim: "≥ 5000 req/s",
      },
      ...{ met: searching.portal.perSecond >= 5000, must: false, detail: "" },
    });
  } finally {
    await load.stop();
    await bare.stop();
  }
}

/** The heaviest page of each kind, over languages, guide pages and steps. */
async function views(port: number, rows: Row[]): Promise<void> {
  const connection = await Connection.open(port);
  const cookie = await startDraft(connection);
  const steps: string[] = [];
  for (const page of pages) {
    const tokens = tokensOf(await get(connection, page.path, cookie));
    redirectOf(await connection.send(postBytes(page.path, { ...tokens, ...page.fields }, cookie)));
    steps.push(page.path);
  }
  connection.close();
  const guides = readdirSync(procedures).map((name) => `/procedures/${name.replace(/\.json$/, "")}`);
  const leaflets = readdirSync(handouts).map((name) => `/handouts/${name}`);
  const kinds: { what: string; paths: string[]; atMost: number; cookie?: string }[] = [
    { what: "home", paths: ["/"], atMost: 15 },
    { what: "guide page, heaviest", paths: guides, atMost: 15 },
    { what: "handout page, heaviest", paths: leaflets, atMost: 25 },
    { what: "form page, heaviest", paths: steps, atMost: 15, cookie },
    { what: "full catalogue", paths: ["/procedures"], atMost: 25 },
  ];
  let modules = 0;
  for (const { what, paths, atMost, cookie: session } of kinds) {
    const found = [];
    for (const path of paths.flatMap((each) =>
      [each, `/easy${each}`, `/en${each}`].map((address) => address.replace(/(.)\/$/, "$1")),
    )) {
      found.push(await firstView(port, path, session));
    }
    modules += found.filter((view) => view.modules).length;
    const heaviest = found.reduce((a, b) => (b.bytes > a.bytes ? b : a));
    const kb = (bytes: number) => Math.round(bytes / 102.4) / 10;
    const detail = `html ${kb(heaviest.html)} + css ${kb(heaviest.css)} + js ${kb(heaviest.js)} KB, of ${found.length} pages`;
    rows.push(atMostRow(`first view: ${what}`, kb(heaviest.bytes), { atMost, must: true }, "KB", detail));
  }
  rows.push(atMostRow("public pages with framework scripts", modules, { atMost: 0, must: true }, "pages"));
}

const scratch = mkdtempSync(join(tmpdir(), "portal-bench-"));
const place: PortalPlace = {
  entry: join(top, "build", "server", "index.js"),
  proceduresDirectory: proceduresFolder(scratch),
  varDir: join(scratch, "var"),
};
const rows: Row[] = [];
try {
  console.log(`measuring with ${rounds.connections} connections, medians of ${rounds.count} rounds…`);
  const first = await startUp(place);
  const again = [];
  for (let time = 0; time < 3; time++) again.push(await startUp(place));
  const portal = await startPortal(place);
  await speeds(portal, rows);
  const { rss } = await portal.usage();
  rows.push(atMostRow("resident memory after the load", Math.round(rss / 2 ** 20), { atMost: 180, must: false }, "MB"));
  const restart = Math.round(median(again));
  rows.push(
    atMostRow(
      "start to first answer",
      restart,
      { atMost: 500, must: false },
      "ms",
      `on an empty database ${Math.round(first)} ms`,
    ),
  );
  await views(portal.port, rows);
  const visible = await publishToVisible(portal.port, `file:${join(place.varDir, "portal.sqlite")}`, 5);
  rows.push(atMostRow("a new version until it is visible", Math.round(visible), { atMost: 1000, must: true }, "ms"));
  await portal.stop();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`\n${tableOf(rows)}\n`);
const missed = rows.filter((row) => row.must && row.met === false);
if (missed.length > 0) console.log(`${missed.length} missed: ${missed.map((row) => row.what.trim()).join(", ")}`);
process.exit(missed.length > 0 ? 1 : 0);
