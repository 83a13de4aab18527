// The one place of the framework's options. The framework is Remix's maintained line: see app/decisions/001-framework-line.md.

/** @type {import("@react-router/dev/config").Config} */
export default {
  ssr: true,
  // The lazy mode serves /__manifest, where one anonymous request can keep the server busy for a second.
  routeDiscovery: { mode: "initial" },
};
