// `npm run handouts -- export|import FOLDER`: the counter handouts as a folder of Markdown files, at the server's terminal.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { becomeNode26, root } from "./node26.mjs";

const usage = `窓口配布文書のフォルダ / counter handouts as a folder of Markdown files
  npm run handouts -- export フォルダ                  公開中の版（なければ最新の版）を書き出す。空か、まだないフォルダへ / write all to a new or empty folder
  npm run handouts -- import フォルダ --login 職員ID   それぞれを下書きにする。公開はされない / read as drafts in the name of this account; publishes nothing`;

if (Number(process.versions.node.split(".")[0]) < 26) becomeNode26("handouts.mjs");
else process.exitCode = await main();

async function main() {
  let parsed;
  try {
    parsed = parseArgs({ allowPositionals: true, strict: true, options: { login: { type: "string" } } });
  } catch (error) {
    return say(`${error.message}\n${usage}`);
  }
  const [command, folder, ...rest] = parsed.positionals;
  const { login } = parsed.values;
  if (!["export", "import"].includes(command) || !folder || rest.length > 0) return say(usage);
  if (command === "import" && !login) return say(`--login がありません。/ --login is missing.\n${usage}`);
  const entry = join(root, "build", "server", "index.js");
  if (!existsSync(entry))
    return say("build/ がありません。先に npm run build を実行してください。/ Run npm run build first.");
  const { readConfig, withHandouts } = await import(entry);
  const config = readConfig();
  if (!config.ok) return say(config.error.map(({ name, problem }) => `${name}: ${problem}`).join("\n"));
  const place = resolve(process.env.INIT_CWD ?? process.cwd(), folder);
  return command === "export"
    ? exportTo(place, withHandouts, config.value)
    : importFrom(place, login, withHandouts, config.value);
}

async function exportTo(place, withHandouts, config) {
  if (existsSync(place) && (!statSync(place).isDirectory() || readdirSync(place).length > 0))
    return say(`${place} は空のフォルダではありません。何も書いていません。/ not an empty folder, nothing was written`);
  const files = await withHandouts(config, (handouts) => handouts.files());
  if (files.length === 0) return say("配布文書が一つもありません。/ there are no handouts");
  for (const { name, text } of files) {
    const file = join(place, ...name.split("/"));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const count = new Set(files.map(({ name }) => name.split("/")[0])).size;
  console.log(`${count}件の文書を ${place} に書き出しました。/ ${count} handouts written`);
  return 0;
}

async function importFrom(place, login, withHandouts, config) {
  if (!existsSync(place) || !statSync(place).isDirectory())
    return say(`${place} というフォルダはありません。/ no such folder`);
  const files = readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readText(place, join(entry.parentPath, entry.name)));
  const done = await withHandouts(config, (handouts) => handouts.importAs(login, files));
  if (!done.ok) return say(done.error);
  if (done.value.length === 0)
    return say(`${place} に文書のフォルダがありません。/ no folder with a handout.json in it`);
  for (const { outcome, text } of done.value) {
    if (outcome === "refused") console.error(text);
    else console.log(text);
  }
  const refused = done.value.filter(({ outcome }) => outcome === "refused").length;
  if (refused > 0) return say(`${refused}件は取りこんでいません。/ ${refused} refused`);
  return 0;
}

function readText(place, file) {
  const content = readFileSync(file);
  const path = relative(place, file).replaceAll("\\", "/");
  let text = null;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    // Said as "not UTF-8" with the handout that it belongs to.
  }
  return { path, bytes: content.length, text };
}

function say(message) {
  console.error(message);
  return 1;
}
