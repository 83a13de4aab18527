// `npm run serve`: serves the built portal. Installs and builds nothing; in production it refuses to start without secrets.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { becomeNode26, root, stopWithNpm } from "./node26.mjs";

if (Number(process.versions.node.split(".")[0]) < 26) becomeNode26("serve.mjs");
else await serve();

async function serve() {
  // React and others choose their fast build by this when they are loaded.
  process.env.NODE_ENV ??= "production";
  // The settings are read from source, so that what is missing is said before anything is built.
  const { readConfig } = await import(join(root, "app", "lib", "env.ts"));
  const config = readConfig();
  if (!config.ok) {
    const list = config.error.map(({ name, problem }) => `  ${name}: ${problem}`).join("\n");
    return refuse(
      `次の設定が足りないか正しくないため、起動しません。\nNot starting, these settings are missing or wrong:\n${list}`,
    );
  }
  const entry = join(root, "build", "server", "index.js");
  if (!existsSync(entry))
    return refuse("build/ がありません。先に npm run build を実行してください。/ Run npm run build first.");
  const { startServer } = await import(entry);
  let running;
  try {
    running = await startServer(config.value);
  } catch (error) {
    if (error.code !== "EADDRINUSE") throw error;
    const { port } = config.value;
    return refuse(
      `ポート ${port} は使われています。PORT=3001 npm start のように変えられます。/ Port ${port} is in use; set PORT.`,
    );
  }
  announce(running, config.value.mode);
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    running.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, stop);
  stopWithNpm(stop);
}

function announce({ address, portal }, mode) {
  console.log(`${mode === "demo" ? "手続ポータル（デモ）/ demo portal" : "手続ポータル / portal"}: ${address}`);
  if (mode !== "demo") return;
  const { accounts, password, totpSecret } = portal.demoAccounts();
  console.log(`\n職員の画面 / staff console: ${address}/staff/login`);
  console.log(`合言葉 / password: ${password}　確認コードの鍵 / one-time code secret: ${totpSecret}`);
  for (const { login, role, name } of accounts) console.log(`  ${login.padEnd(34)} ${role.padEnd(17)} ${name}`);
  console.log("\n止めるには Ctrl+C / press Ctrl+C to stop");
}

function refuse(message) {
  console.error(message);
  process.exitCode = 1;
}
