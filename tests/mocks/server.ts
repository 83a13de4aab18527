import { setupServer } from "msw/node";

/** No handlers: the portal calls nobody in tests. A room that talks to an outside service adds its answers here. */
export const outside = setupServer();

const isLocal = (url: string): boolean => ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname);

/** Address of a frame: an HTTP request has it; anything else has no business in a test. */
function addressOf(data: unknown): string {
  const { request } = data as { request?: Request };
  if (request === undefined) throw new Error("a test opened something that is no HTTP request");
  return request.url;
}

/** Our own test servers are reached; anything else that leaves the process fails the test that sent it. */
export function guardOutside(): void {
  outside.listen({
    onUnhandledFrame({ frame, defaults }) {
      const url = addressOf(frame.data);
      if (isLocal(url)) return;
      defaults.error();
      throw new Error(`a test sent a request outside: ${new URL(url).origin}`);
    },
  });
}
