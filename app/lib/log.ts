/**
 * The log of the running server. It must hold no personal data: callers pass route patterns, not addresses with
 * receipt numbers or search words, and never bodies, cookies or the query.
 */
import { type Logger as PinoLogger, pino } from "pino";

type RequestEntry = {
  method: string;
  /** Pattern such as `/applications/:receipt`, never the address itself. */
  route: string;
  status: number;
  ms: number;
  requestId?: string;
  incidentId?: string;
};

export type Log = {
  request(entry: RequestEntry): void;
  /** The unexpected: the stack goes here and only here; readers get the incident id. */
  incident(id: string, error: unknown, where?: { method: string; route: string }): void;
  info(message: string, facts?: Record<string, string | number | boolean>): void;
  warn(message: string, facts?: Record<string, string | number | boolean>): void;
};

export function createLog(
  level: "silent" | "error" | "warn" | "info" | "debug",
  sink?: { write(line: string): void },
): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  const logger: PinoLogger = sink === undefined ? pino(options) : pino(options, sink);
  return {
    request: (entry) => {
      if (entry.status >= 500) logger.error(entry, "request");
      else logger.info(entry, "request");
    },
    incident: (id, error, where) => logger.error({ incidentId: id, ...where, err: factsOf(error) }, "incident"),
    info: (message, facts) => logger.info(facts ?? {}, message),
    warn: (message, facts) => logger.warn(facts ?? {}, message),
  };
}

/**
 * Type and stack. The message is kept in the stack's first line only for errors of our own code; database drivers put
 * the offending values into theirs, so for errors with a `code` or `detail` just the code is kept.
 */
function factsOf(error: unknown): { type: string; code?: string; stack: string } {
  if (!(error instanceof Error)) return { type: typeof error, stack: "" };
  const frames = (error.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "));
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const cause = error.cause instanceof Error ? ` ← ${factsOf(error.cause).type}` : "";
  const isQuery = code !== undefined || "query" in error || "detail" in error;
  const first = isQuery ? "" : `${error.message.slice(0, 300)}\n`;
  return { type: `${error.name}${cause}`, ...(code === undefined ? {} : { code }), stack: first + frames.join("\n") };
}
