// `npm test`: installs what is missing, then every check there is. Ends with one line: `N passed, N failed`.
// `npm run test:all` (--all): the long ones too – every procedure in the browser in every way.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { becomeNode26, build, install, root, run, tool } from "./node26.mjs";
import { prepareBrowser } from "./system-needs.mjs";

const isNew = Number(process.versions.node.split(".")[0]) >= 26;
if (!isNew) {
  await install();
  becomeNode26("test.mjs");
} else {
  await install();
  process.exit(await testAll());
}

/** A tool that is no test runner counts as one test. */
async function passes(packageName, args, options = {}) {
  const code = await node(tool(packageName, args, options.command), options.env);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function node(args, env = {}) {
  return run(process.execPath, args, { env });
}

/** What a runner wrote into its report; a run that died without counting a failure is one. */
function counted(code, report, count) {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const result = count(JSON.parse(readFileSync(report, "utf8")));
  return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result;
}

async function vitest() {
  const report = join(root, "test-results", "vitest.json");
  const args = ["run", "--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
  const code = await node(tool("vitest", args), { NODE_ENV: "test" });
  return counted(code, report, (json) => ({
    passed: json.numPassedTests,
    failed: json.numFailedTests,
    names: json.testResults.flatMap(({ name: file, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === "failed")
        .map(({ fullName, failureMessages }) =>
          [`${relative(root, file)} › ${fullName}`, failureMessages[0]?.split("\n").slice(0, 12).join("\n")].join("\n"),
        ),
    ),
  }));
}

async function playwright() {
  const chromium = await prepareBrowser();
  if (chromium === null) return { passed: 0, failed: 1 };
  const report = join(root, "test-results", "playwright.json");
  const args = tool("@playwright/test", ["test", "--reporter=line,json"], "playwright");
  const journeys = process.argv.includes("--all") ? { JOURNEYS: "all" } : {};
  const env = {
    ...journeys,
    CHROMIUM_PATH: chromium,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1",
  };
  const code = await node(args, env);
  return counted(code, report, ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected }));
}

async function types() {
  const generated = await passes("@react-router/dev", ["typegen"], { command: "react-router" });
  return generated.failed > 0 ? generated : passes("typescript", ["-p", "."], { command: "tsc" });
}

async function built() {
  return (await build()) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function testAll() {
  const stages = [
    ["lint", () => passes("@biomejs/biome", ["check", "."], { command: "biome" })],
    [
      "zones",
      () =>
        passes("dependency-cruiser", ["--config", "scripts/zones.cjs", "app", "db", "server.ts"], {
          command: "depcruise",
        }),
    ],
    ["types", types],
    ["dead code", () => passes("knip", [])],
    // Before the tests: integration tests run what was built.
    ["build", built],
    ["unit, contract, integration", vitest],
    ["browser, accessibility", playwright],
  ];
  rmSync(join(root, "test-results"), { recursive: true, force: true });
  mkdirSync(join(root, "test-results"), { recursive: true });
  const lines = [];
  const failures = [];
  const total = { passed: 0, failed: 0 };
  for (const [name, stage] of stages) {
    console.log(`\n── ${name}`);
    const startedAt = performance.now();
    const { passed, failed, names = [] } = await stage();
    failures.push(...names);
    total.passed += passed;
    total.failed += failed;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    lines.push(
      `${failed > 0 ? "✗" : "✓"} ${name.padEnd(30)} ${seconds.padStart(7)} s   ${passed} ok, ${failed} not ok`,
    );
  }
  console.log(`\n${lines.join("\n")}\n`);
  // Said once more at the end: whoever reads only the end of a long log knows where to look.
  for (const each of failures) console.log(`✗ ${each}\n`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}
