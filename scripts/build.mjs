// `npm run build`: builds for production, whether or not anything changed.
import { build, install } from "./node26.mjs";

await install();
if (!(await build({ force: true }))) process.exit(1);
