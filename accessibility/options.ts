/** What `npm run a11y -- …` understands. */
import { type EngineId, engineIds } from "../app/accessibility/index.ts";
import { type Locale, locales } from "../app/i18n/locales.ts";

export type RunOptions = {
  /** Only states whose id begins so. */
  page: string | null;
  locale: Locale | null;
  /** Every procedure's form, every language in every view: for nights. */
  all: boolean;
  /** The i-th of n parts, from 1. */
  shard: { part: number; of: number } | null;
  /** Only states that say something else than in the last record, or whose files changed since. */
  changed: boolean;
  /** Only the seeded defects. */
  defects: boolean;
  /** Puts the parts of a run together that were made with `shard`. */
  merge: boolean;
  /** Looks at nothing: judges the last record again, with the decisions of today. */
  judge: boolean;
  engines: EngineId[] | null;
  /** The second browser also for a part; a whole run has it wherever it is installed. */
  firefox: boolean;
};

const flags = ["all", "changed", "defects", "firefox", "judge", "merge"] as const;
const usage =
  "--page <id>, --locale <locale>, --shard <i/n>, --engine <id,…>, --all, --changed, --defects, --firefox, --merge, --judge";

export function readOptions(args: readonly string[]): RunOptions {
  const options: RunOptions = {
    page: null,
    locale: null,
    all: false,
    shard: null,
    changed: false,
    defects: false,
    merge: false,
    judge: false,
    engines: null,
    firefox: false,
  };
  const rest = [...args];
  while (rest.length > 0) {
    const [name = "", joined] = (rest.shift() ?? "").split("=", 2);
    const value = () => joined ?? rest.shift() ?? "";
    const flag = flags.find((each) => name === `--${each}`);
    if (flag) options[flag] = true;
    else if (name === "--page") options.page = value();
    else if (name === "--locale") options.locale = oneOf(locales, value(), name);
    else if (name === "--engine")
      options.engines = value()
        .split(",")
        .map((id) => oneOf(engineIds, id, name));
    else if (name === "--shard") options.shard = shardOf(value());
    else throw new Error(`unknown option ${name}: there are ${usage}`);
  }
  if (options.shard && options.changed) throw new Error("--changed looks at little; it has no shards");
  return options;
}

function oneOf<Value extends string>(values: readonly Value[], given: string, name: string): Value {
  const found = values.find((value) => value === given);
  if (found === undefined) throw new Error(`${name}: ${values.join(", ")}`);
  return found;
}

function shardOf(given: string): { part: number; of: number } {
  const [, part = "0", of = "0"] = /^(\d+)\/(\d+)$/.exec(given) ?? [];
  const shard = { part: Number(part), of: Number(of) };
  if (shard.part < 1 || shard.part > shard.of) throw new Error("--shard: 1/4 is the first of four parts");
  return shard;
}

/** Not the whole: such a run replaces no record. */
export const isPart = ({ page, locale, shard, changed, engines }: RunOptions): boolean =>
  page !== null || locale !== null || shard !== null || changed || engines !== null;
