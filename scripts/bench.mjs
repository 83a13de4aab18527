// `npm run bench`: builds when something changed, then measures the built portal; see tests/bench/main.ts.
import { becomeNode26, build, install } from "./node26.mjs";

if (Number(process.versions.node.split(".")[0]) < 26) {
  await install();
  becomeNode26("bench.mjs");
} else {
  await install();
  if (!(await build())) process.exit(1);
  await import("../tests/bench/main.ts");
}
