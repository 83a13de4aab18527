// `npm start`: installs and builds what is missing, then serves the demo. Runs on Node 18 and later.
import { becomeNode26, build, install, requireNode26 } from "./node26.mjs";

await install();
requireNode26();
if (!(await build())) process.exit(1);
becomeNode26("serve.mjs", { PORTAL_MODE: "demo", NODE_ENV: "production" });
