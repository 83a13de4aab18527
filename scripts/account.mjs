// `npm run account -- add|reset|disable …`: staff accounts of a production server, at its terminal.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { becomeNode26, root } from "./node26.mjs";

const usage = `職員のアカウント / staff accounts
  npm run account -- add --login ID --name 氏名 --role clerk|publisher|department-admin|system-admin|auditor [--department 課のid …]
  npm run account -- reset --login ID      新しいパスワードと確認コードの鍵 / new password and one-time-code secret
  npm run account -- disable --login ID    使えなくする / can no longer sign in`;

const problems = {
  login: "--login は英小文字・数字・._- で2文字以上です。/ lower-case letters, digits, . _ -",
  name: "--name を指定してください。/ a name is needed",
  role: "--role が違います。/ unknown role",
  departments:
    "職員と所属管理者には --department（db/seed/city.json の id）が要り、ほかの役割には要りません。/ departments do not fit",
  taken: "その職員IDは使われています。/ this login exists",
  unknown: "その職員IDはありません。/ no such login",
};

if (Number(process.versions.node.split(".")[0]) < 26) becomeNode26("account.mjs");
else process.exitCode = await main();

async function main() {
  const options = { login: { type: "string" }, name: { type: "string" }, role: { type: "string" } };
  const department = { type: "string", multiple: true };
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    strict: true,
    options: { ...options, department },
  });
  const [command] = positionals;
  if (!["add", "reset", "disable"].includes(command) || !values.login) return say(usage);
  const entry = join(root, "build", "server", "index.js");
  if (!existsSync(entry))
    return say("build/ がありません。先に npm run build を実行してください。/ Run npm run build first.");
  const { readConfig, withAccounts } = await import(entry);
  const config = readConfig();
  if (!config.ok) return say(config.error.map(({ name, problem }) => `${name}: ${problem}`).join("\n"));
  const done = await withAccounts(config.value, (accounts) => {
    const { login, name = "", role = "" } = values;
    if (command === "add") return accounts.add({ login, name, role, departments: values.department ?? [] });
    return command === "reset" ? accounts.reset(login) : accounts.disable(login);
  });
  if (!done.ok) return say(problems[done.error]);
  if (done.value === null) console.log("停止しました。/ disabled");
  else {
    console.log(`パスワード / password: ${done.value.password}`);
    console.log(`確認コードの鍵 / one-time-code secret: ${done.value.totpSecret}\n${done.value.totpUri}`);
    console.log("この表示は一度だけです。本人に安全に渡してください。/ Shown once.");
  }
  return 0;
}

function say(message) {
  console.error(message);
  return 1;
}
