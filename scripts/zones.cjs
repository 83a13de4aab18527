/**
 * Import zones: the arrows between rooms (see README, map of rooms). A wrong arrow fails the lint.
 * Rooms are entered by their door (index.ts); ports (store.ts, types.ts) are types that db and the composition root share.
 */
const rooms = [
  "engine",
  "procedures",
  "applications",
  "payments",
  "reservations",
  "handouts",
  "paper",
  "identity",
  "notifications",
  "audit",
  "accessibility",
  "console",
  "demo",
];
/** What each room may import, besides lib, npm packages and its own inside. i18n's dates and locales are pure. */
const arrows = {
  engine: [],
  procedures: ["engine"],
  applications: ["engine", "procedures", "notifications", "identity"],
  payments: ["engine", "notifications"],
  reservations: ["engine", "notifications", "identity"],
  handouts: ["engine", "identity", "notifications"],
  paper: ["engine"],
  identity: [],
  notifications: [],
  audit: [],
  accessibility: [],
  demo: ["engine", "procedures", "applications", "reservations"],
  console: [
    "engine",
    "procedures",
    "applications",
    "payments",
    "reservations",
    "handouts",
    "identity",
    "notifications",
    "audit",
    "accessibility",
  ],
};
const room = (name) => `^app/${name}/`;
const anyRoom = `^app/(${rooms.join("|")})/`;

module.exports = {
  forbidden: [
    {
      name: "no-circular",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "not-resolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^(virtual:|\\./\\+types/|.*\\?url$)" },
    },
    ...Object.entries(arrows).map(([from, allowed]) => ({
      name: `arrow-${from}`,
      severity: "error",
      comment: `${from} may import only: lib${allowed.map((name) => `, ${name}`).join("")}`,
      from: { path: room(from) },
      to: {
        path: "^(app|db)/",
        pathNot: [room(from), "^app/lib/", "^app/i18n/(locales|dates)\\.ts$", ...allowed.map(room)],
      },
    })),
    ...rooms.map((name) => ({
      name: `door-${name}`,
      severity: "error",
      comment: `${name} is entered by its index.ts; its ports are for db`,
      from: { path: "^app/", pathNot: [room(name), "\\.test\\.tsx?$"] },
      to: {
        path: room(name),
        pathNot: [`^app/${name}/index\\.ts$`, "^app/engine/(view|answers|definition)\\.ts$"],
        dependencyTypesNot: ["type-only"],
      },
    })),
    {
      name: "lib-is-a-leaf",
      severity: "error",
      from: { path: "^app/lib/" },
      to: { path: "^(app|db)/", pathNot: "^app/lib/" },
    },
    {
      name: "ui-by-props",
      severity: "error",
      comment: "ui imports i18n, lib and types only",
      from: { path: "^app/ui/" },
      to: { path: "^(app|db)/", pathNot: ["^app/(ui|i18n|lib)/", "^app/engine/(view|answers|definition)\\.ts$"] },
    },
    {
      name: "http-and-i18n-know-no-room",
      severity: "error",
      from: { path: "^app/(http|i18n)/" },
      to: { path: anyRoom, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "only-portal-opens-db",
      severity: "error",
      from: { path: "^app/", pathNot: "^app/portal\\.server\\.ts$" },
      to: { path: "^db/" },
    },
    {
      name: "db-imports-types-of-rooms",
      severity: "error",
      from: { path: "^db/" },
      to: { path: "^app/", pathNot: "^app/lib/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "rooms-know-no-framework",
      severity: "error",
      from: { path: anyRoom },
      to: { path: "node_modules/(react|react-dom|react-router|@react-router|drizzle-orm)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: "specify",
    tsConfig: { fileName: "tsconfig.json" },
    exclude: { path: "(\\.react-router|build)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json"],
      conditionNames: ["import", "node", "types"],
    },
  },
};
