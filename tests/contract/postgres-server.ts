/** A real PostgreSQL for tests: temporary data directory, free port, gone with the test run even if that is killed. */
import { execFile, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { type Account, findPrograms, type PostgresPrograms, serverAccount } from "./postgres-binaries.ts";

export type PostgresServer = {
  /** Of the superuser's database; `createDatabase` gives one of your own. */
  url: string;
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
};

const startWithinMs = 60_000;

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });

const initialise = async ({ bin, env }: PostgresPrograms, account: Account, folder: string, password: string) => {
  const data = join(folder, "data");
  const passwordFile = join(folder, "password");
  mkdirSync(data, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, password);
  if (account) for (const path of [data, passwordFile]) chownSync(path, account.uid, account.gid);
  const flags = [
    "--username=portal",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
  ];
  await promisify(execFile)(join(bin, "initdb"), [`--pgdata=${data}`, "--no-sync", ...flags], {
    env,
    cwd: folder,
    ...account,
  });
  return data;
};

/** The shell holds our end of a pipe: when this process dies, however it dies, the server is stopped and its data removed. */
const supervise = '"$@" </dev/null & server=$!; read -r _; kill -INT $server; wait $server; rm -rf data';

const launch = ({ bin, env }: PostgresPrograms, account: Account, folder: string, data: string, port: number) => {
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "200",
    port: String(port),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const command = ["-c", supervise, "sh", join(bin, "postgres"), "-D", data, ...flags];
  const shell = spawn("/bin/sh", command, { env, cwd: folder, ...account, stdio: ["pipe", "ignore", "pipe"] });
  const ended = new Promise<void>((resolve) => {
    shell.once("exit", () => resolve());
  });
  const ready = new Promise<void>((resolve, reject) => {
    let log = "";
    const fail = (reason: string) => reject(new Error(`PostgreSQL did not start (${reason}): ${log.slice(-2000)}`));
    const timer = setTimeout(() => fail("no answer"), startWithinMs);
    shell.once("error", (error) => fail(error.message));
    shell.once("exit", () => fail("ended"));
    shell.stderr.on("data", (chunk: Buffer) => {
      log = (log + chunk.toString("utf8")).slice(-10_000);
      if (/FATAL|could not/.test(log)) fail("refused");
      if (log.includes("ready to accept connections")) {
        clearTimeout(timer);
        resolve();
      }
    });
  });
  const stop = async (): Promise<void> => {
    shell.stdin.end();
    await ended;
  };
  return { ready, stop };
};

const startWith = async (programs: PostgresPrograms, account: Account, folder: string): Promise<PostgresServer> => {
  const password = randomUUID();
  const data = await initialise(programs, account, folder, password);
  const port = await freePort();
  const server = launch(programs, account, folder, data, port);
  try {
    await server.ready;
  } catch (error) {
    await server.stop();
    throw error;
  }
  const urlOf = (database: string) => `postgres://portal:${password}@127.0.0.1:${port}/${database}`;
  const createDatabase = async () => {
    const name = `test_${randomUUID().replaceAll("-", "")}`;
    const client = new pg.Client({ connectionString: urlOf("postgres") });
    await client.connect();
    await client.query(`create database ${name}`);
    await client.end();
    return urlOf(name);
  };
  return { url: urlOf("postgres"), createDatabase, stop: server.stop };
};

/** Starts the npm package's server, or the system's when that cannot run here. */
export const startPostgres = async (): Promise<PostgresServer> => {
  const scratch = mkdtempSync(join(tmpdir(), "portal-postgres-"));
  chmodSync(scratch, 0o755);
  const remove = () => rmSync(scratch, { recursive: true, force: true });
  const account = serverAccount();
  const failures: unknown[] = [];
  for (const [index, programs] of findPrograms(scratch).entries()) {
    const folder = join(scratch, String(index));
    mkdirSync(folder);
    if (account) chownSync(folder, account.uid, account.gid);
    try {
      const server = await startWith(programs, account, folder);
      const stop = async () => {
        await server.stop();
        remove();
      };
      return { ...server, stop };
    } catch (error) {
      failures.push(error);
    }
  }
  remove();
  throw new AggregateError(
    failures,
    "no PostgreSQL could be started: install the npm packages, or a system PostgreSQL 15+",
  );
};
