/** What the load generator can do: each scenario prepares its connections, then repeats one action on each of them. */
import type { Connection } from "./connection.ts";
import {
  get,
  getBytes,
  journey,
  pages,
  postBytes,
  procedurePath,
  redirectOf,
  startDraft,
  tokensOf,
} from "./portal-requests.ts";

export type Scenario =
  /** The same address over and over, as a client that accepts `encoding` (absent: none). */
  | { kind: "page"; path: string; encoding?: string }
  /** Each address once, in turn; they are used up over all rounds. */
  | { kind: "addresses"; paths: string[] }
  /** The third question page of a live draft. */
  | { kind: "step-get" }
  /** The same page sent again and again: each time saved durably. */
  | { kind: "step-post" }
  | { kind: "journey" };

/** Ready to be repeated; throws when the answer is not the expected one. */
export type Action = () => Promise<unknown>;

const expectOk = async (connection: Connection, bytes: string | Buffer): Promise<void> => {
  const { status } = await connection.send(bytes);
  if (status !== 200) throw new Error(`unexpected status ${status}`);
};

/** A draft with the first two pages answered. */
async function halfWay(connection: Connection): Promise<string> {
  const cookie = await startDraft(connection);
  for (const page of pages.slice(0, 2)) {
    const tokens = tokensOf(await get(connection, page.path, cookie));
    redirectOf(await connection.send(postBytes(page.path, { ...tokens, ...page.fields }, cookie)));
  }
  return cookie;
}

let used = 0;

export async function prepare(scenario: Scenario, connection: Connection): Promise<Action> {
  const [, , third] = pages;
  if (third === undefined) throw new Error("the bench's procedure has four pages");
  switch (scenario.kind) {
    case "page": {
      const bytes = Buffer.from(getBytes(scenario.path, { encoding: scenario.encoding }));
      return () => expectOk(connection, bytes);
    }
    case "addresses":
      return () => {
        const path = scenario.paths[used++ % scenario.paths.length] ?? procedurePath;
        return expectOk(connection, getBytes(path));
      };
    case "step-get": {
      const bytes = Buffer.from(getBytes(third.path, { cookie: await halfWay(connection) }));
      return () => expectOk(connection, bytes);
    }
    case "step-post": {
      const cookie = await halfWay(connection);
      const { _draft, _rev } = tokensOf(await get(connection, third.path, cookie));
      let revision = Number(_rev);
      return async () => {
        const bytes = postBytes(third.path, { _draft, _rev: String(revision), ...third.fields }, cookie);
        redirectOf(await connection.send(bytes));
        // Every save counts the draft's revision up by one.
        revision += 1;
      };
    }
    case "journey":
      return () => journey(connection);
  }
}
