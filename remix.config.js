// The one place of the framework's options. The framework is Remix's maintained line: see app/decisions/001-framework-line.md.

/** @type {import("@react-router/dev/config").Config} */
export default {
  ssr: true,
  // The lazy mode serves /__manifest, where one anonymous request can keep the server busy for a second.
  routeDiscovery: { mode: "initial" },
  // What the next major line does always: middleware with typed contexts, the request handed on as it came.
  future: {
    v8_middleware: true,
    v8_passThroughRequests: true,
    v8_splitRouteModules: true,
    v8_trailingSlashAwareDataRequests: true,
    v8_viteEnvironmentApi: true,
  },
};
