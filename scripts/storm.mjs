// `npm run test:storm`: builds when something changed, then lets the storm loose; see tests/storm/main.ts.
import { becomeNode26, build, install } from "./node26.mjs";

if (Number(process.versions.node.split(".")[0]) < 26) {
  await install();
  becomeNode26("storm.mjs");
} else {
  await install();
  if (!(await build())) process.exit(1);
  await import("../tests/storm/main.ts");
}
