/**
 * For integration tests, which talk to our own server a lot: the mock server would copy every byte of it, so sockets
 * themselves are watched. Nothing may connect to another machine.
 */
import { Socket } from "node:net";
import { afterAll, beforeAll, vi } from "vitest";
import { failOnConsoleError } from "./console.ts";

const here = new Set([undefined, "", "localhost", "127.0.0.1", "::1"]);

/** Host of a `connect` call: options, `(port, host)`, or Node's own packed arguments; a path is a local socket. */
function hostOf(args: unknown[]): string | undefined {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === "object" && first !== null) return "host" in first ? String(first.host ?? "") : undefined;
  return typeof second === "string" ? second : undefined;
}

beforeAll(() => {
  const connect = Socket.prototype.connect;
  vi.spyOn(Socket.prototype, "connect").mockImplementation(function (this: Socket, ...args: unknown[]) {
    const host = hostOf(args);
    if (!here.has(host)) throw new Error(`a test opened a connection outside: ${host}`);
    return Reflect.apply(connect, this, args);
  });
});
afterAll(() => vi.restoreAllMocks());
failOnConsoleError();
