/**
 * One keep-alive HTTP/1.1 connection without pipelining. Node's own client costs more per request than a bare server
 * does, and would measure itself; this one reads no more of an answer than where it ends.
 */
import { connect, type Socket } from "node:net";

/** `head`: status line and headers as they came. */
export type Answer = { status: number; head: string; body(): Buffer };

const headEnd = Buffer.from("\r\n\r\n");
const lastChunk = Buffer.from("0\r\n\r\n");

export class Connection {
  readonly #socket: Socket;
  #chunks: Buffer[] = [];
  #received = 0;
  #head: { text: string; start: number; end: number | null } | null = null;
  #waiting: { resolve(answer: Answer): void; reject(error: Error): void } | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (chunk: Buffer) => this.#take(chunk));
    const fail = (error: Error) => {
      this.#waiting?.reject(error);
      this.#waiting = null;
    };
    socket.on("error", fail);
    socket.on("close", () => fail(new Error("connection closed")));
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#received += chunk.length;
    this.#head ??= readHead(this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks));
    const head = this.#head;
    if (head === null) return;
    const isWhole =
      head.end === null ? chunk.subarray(-lastChunk.length).equals(lastChunk) : this.#received >= head.end;
    if (!isWhole) return;
    const [chunks, waiting] = [this.#chunks, this.#waiting];
    this.#chunks = [];
    this.#received = 0;
    this.#head = null;
    this.#waiting = null;
    const status = Number(head.text.slice(9, 12));
    waiting?.resolve({ status, head: head.text, body: () => Buffer.concat(chunks).subarray(head.start) });
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: "127.0.0.1", noDelay: true });
      socket.once("error", reject);
      socket.once("connect", () => {
        socket.removeListener("error", reject);
        resolve(new Connection(socket));
      });
    });
  }

  /** `bytes`: a whole request. Rejects when the connection ends before the answer does. */
  send(bytes: string | Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#socket.destroyed) return reject(new Error("connection closed"));
      this.#waiting = { resolve, reject };
      this.#socket.write(bytes);
    });
  }

  close(): void {
    this.#socket.destroy();
  }
}

/** `end`: where the answer ends, null when it comes in chunks. */
function readHead(received: Buffer): { text: string; start: number; end: number | null } | null {
  const at = received.indexOf(headEnd);
  if (at === -1) return null;
  const text = received.toString("latin1", 0, at);
  const start = at + headEnd.length;
  const length = /content-length: *(\d+)/i.exec(text);
  return { text, start, end: length === null ? null : start + Number(length[1]) };
}

export const headerOf = ({ head }: Answer, name: string): string | null =>
  new RegExp(`^${name}: *(.*)$`, "im").exec(head)?.[1]?.trim() ?? null;
