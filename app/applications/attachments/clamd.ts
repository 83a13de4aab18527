/** ClamAV's daemon over TCP: one connection per file, its bytes in pieces (INSTREAM). Whatever is not a clear answer is none. */
import { connect, type Socket } from "node:net";
import type { Scanner, Verdict } from "./scanner.ts";

const pieceBytes = 64 * 1024;
const longestAnswer = 4096;

export type ClamdOptions = {
  host: string;
  port: number;
  /** For a file, from the first byte to the answer. */
  scanMs?: number;
  /** For "are you there?". */
  pingMs?: number;
  /** After it did not answer, nobody else waits for it so long, unless it says that it is there. */
  quietMs?: number;
  /** Told why there was no answer, for the log. */
  onTrouble?(reason: string): void;
};

export function createClamd(options: ClamdOptions): Scanner {
  const { host, port, scanMs = 20_000, pingMs = 2_000, quietMs = 30_000, onTrouble } = options;
  let quietUntil = 0;
  const ask = (timeoutMs: number, send: (socket: Socket) => Promise<void>): Promise<string | null> =>
    talk({ host, port }, timeoutMs, send).catch((error: unknown) => {
      onTrouble?.(error instanceof Error ? error.message : String(error));
      quietUntil = performance.now() + quietMs;
      return null;
    });

  return {
    async ready() {
      const answer = await ask(pingMs, (socket) => write(socket, "zPING\0"));
      if (answer === "PONG") quietUntil = 0;
      return answer === "PONG";
    },

    async scan(bytes) {
      if (performance.now() < quietUntil) return "no-answer";
      const answer = await ask(scanMs, async (socket) => {
        await write(socket, "zINSTREAM\0");
        for (let at = 0; at < bytes.byteLength; at += pieceBytes) {
          const piece = bytes.subarray(at, at + pieceBytes);
          await write(socket, Buffer.concat([lengthOf(piece), piece]));
        }
        await write(socket, lengthOf(new Uint8Array()));
      });
      return verdictOf(answer, onTrouble);
    },
  };
}

function verdictOf(answer: string | null, onTrouble: ClamdOptions["onTrouble"]): Verdict {
  if (answer === "stream: OK") return "clean";
  if (answer !== null && /^stream: .+ FOUND$/.test(answer)) return "infected";
  if (answer !== null) onTrouble?.(`an answer nobody expected: ${answer.slice(0, 100)}`);
  return "no-answer";
}

function lengthOf(piece: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(piece.byteLength);
  return length;
}

/** At its own pace: a scanner that does not read does not fill our memory. */
const write = (socket: Socket, data: string | Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.write(data, (error) => (error ? reject(error) : resolve()));
  });

/** The one answer, without its NUL; throws when there is none in time. */
function talk(
  where: { host: string; port: number },
  timeoutMs: number,
  send: (socket: Socket) => Promise<void>,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(where);
    const end = (settle: () => void) => {
      clearTimeout(timer);
      socket.removeAllListeners();
      // A connection that breaks after the answer is no news.
      socket.on("error", () => {});
      socket.destroy();
      settle();
    };
    const fail = (reason: string) => end(() => reject(new Error(reason)));
    const timer = setTimeout(() => fail(`no answer within ${timeoutMs} ms`), timeoutMs);
    let answer = "";
    socket.on("data", (chunk: Buffer) => {
      answer += chunk.toString("latin1");
      const at = answer.indexOf("\0");
      if (at !== -1) end(() => resolve(answer.slice(0, at)));
      else if (answer.length > longestAnswer) fail("an answer without an end");
    });
    socket.on("error", (error) => fail(error.message));
    socket.on("end", () => fail("closed without an answer"));
    socket.on("close", () => fail("closed without an answer"));
    // It may answer (too large) and close before everything is sent: its answer counts, not our broken writing.
    socket.on("connect", () => void send(socket).catch(() => {}));
  });
}
