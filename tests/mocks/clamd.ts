/** A stand-in that speaks ClamAV's protocol, and misbehaves when told to. Finds the test string. */

import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";
import { eicar } from "../../app/applications/attachments/scanner.ts";

/**
 * "stalls": takes everything and never answers. "garbage": an answer nobody defined. "endless": one without an end.
 * "closes": hangs up in the middle. "too-large": says that there was too much. "deaf": does not even read.
 */
export type ClamdMood = "well" | "stalls" | "garbage" | "endless" | "closes" | "too-large" | "deaf";

export type FakeClamd = {
  host: string;
  port: number;
  mood: ClamdMood;
  /** Whole files it has looked at. */
  scanned: number;
  close(): Promise<void>;
};

export async function startFakeClamd(port = 0): Promise<FakeClamd> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    serve(socket, fake);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const fake: FakeClamd = {
    host: "127.0.0.1",
    port: (server.address() as AddressInfo).port,
    mood: "well",
    scanned: 0,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
  return fake;
}

function serve(socket: Socket, fake: FakeClamd): void {
  if (fake.mood === "deaf") {
    socket.pause();
    return;
  }
  let all: Buffer = Buffer.alloc(0);
  socket.on("data", (chunk: Buffer) => {
    all = Buffer.concat([all, chunk]);
    if (all.toString("latin1").startsWith("zPING\0")) socket.end("PONG\0");
    if (!all.toString("latin1", 0, 10).startsWith("zINSTREAM\0")) return;
    if (fake.mood === "closes" && all.length > 12) socket.destroy();
    if (fake.mood === "garbage") socket.end("Bonjour\0");
    if (fake.mood === "endless") socket.write("x".repeat(5000));
    if (fake.mood === "too-large") socket.end("INSTREAM size limit exceeded. ERROR\0");
    const file = fake.mood === "well" ? fileIn(all.subarray(10)) : null;
    if (file === null) return;
    fake.scanned++;
    socket.end(file.includes(eicar) ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0");
  });
}

/** The pieces put together; null until the empty one has come. */
function fileIn(sent: Buffer): Buffer | null {
  const pieces: Buffer[] = [];
  for (let at = 0; at + 4 <= sent.length; ) {
    const length = sent.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(sent.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
