import { setupServer } from "msw/node";

/** No handlers: the portal calls nobody in tests. A room that talks to an outside service adds its answers here. */
export const outside = setupServer();

const isLocal = (url: string): boolean => ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname);

/** Our own test servers are reached; anything else that leaves the process fails the test that sent it. */
export function guardOutside(): void {
  outside.listen({
    onUnhandledRequest(request, print) {
      if (isLocal(request.url)) return;
      print.error();
      throw new Error(`a test sent a request outside: ${request.method} ${new URL(request.url).origin}`);
    },
  });
}
