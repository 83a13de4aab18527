// `npm run test:kill`: builds when something changed, then kills the server again and again; see tests/integration/kill-main.ts.
import { becomeNode26, build, install } from "./node26.mjs";

if (Number(process.versions.node.split(".")[0]) < 26) {
  await install();
  becomeNode26("kill.mjs");
} else {
  await install();
  if (!(await build())) process.exit(1);
  await import("../tests/integration/kill-main.ts");
}
