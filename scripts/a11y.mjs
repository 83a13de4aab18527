// `npm run a11y`: builds when needed, lets every engine look at every page-state, writes accessibility/reports/.
// What may follow `--`: accessibility/options.ts.
import { becomeNode26, build, install } from "./node26.mjs";
import { prepareBrowser } from "./system-needs.mjs";

if (Number(process.versions.node.split(".")[0]) < 26) {
  await install();
  becomeNode26("a11y.mjs");
} else {
  process.exitCode = await look();
}

async function look() {
  await install();
  if (!(await build())) return 1;
  const chromium = await prepareBrowser();
  if (chromium === null) return 1;
  process.env.CHROMIUM_PATH = chromium;
  // React chooses its fast build by this when it is loaded.
  process.env.NODE_ENV = "production";
  const { readOptions, run } = await import("../accessibility/run.ts");
  return run(readOptions(process.argv.slice(2)));
}
