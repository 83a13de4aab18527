// `npm run catalogue:check [-- ids… | --json | --verbose]`: lints the definitions of db/seed/procedures and walks their journeys.
import { becomeNode26 } from "./node26.mjs";

if (Number(process.versions.node.split(".")[0]) < 26) becomeNode26("catalogue-check.mjs");
else {
  const { checkCatalogue } = await import("../app/procedures/check-catalogue.ts");
  process.exitCode = checkCatalogue(process.argv.slice(2), Date.now());
}
