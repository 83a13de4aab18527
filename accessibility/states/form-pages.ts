/** The form of a procedure: every step untouched, refused and filled in, lists and items of groups, from the definition. */
import type { CompiledField, CompiledStep, Definition, Procedure } from "../../app/engine/index.ts";
import { compile, openSession } from "../../app/engine/index.ts";
import type { PageState, Scene } from "../page-state.ts";
import { hasDependents, type Way, waysThrough } from "../stage/walk.ts";
import { enterNonsense, submit } from "./acting.ts";

/** Types whose answer is typed or uploaded, so that it can be refused for what it is. */
const chosen = new Set(["radio", "checkboxes", "select", "yes-no", "declaration", "notice"]);
const isTyped = ({ spec }: CompiledField) => !chosen.has(spec.type);
/** Shown whatever else is answered, and needed. */
const isNeeded = ({ asked, required, shown }: CompiledField) => asked && required && shown === null;

type Depth = "whole" | "short";

export function formPages(definition: Definition, today: string, depth: Depth): PageState[] {
  const procedure = compile(definition);
  return waysThrough(procedure, today).flatMap((way) => {
    const step = procedure.stepById.get(way.step);
    if (!step) return [];
    return step.group ? groupStates(procedure, step, way, depth) : stepStates(procedure, step, way, depth);
  });
}

function naming(procedure: Procedure, step: CompiledStep) {
  const page = `/procedures/${procedure.id}/apply/${step.id}`;
  return (name: string, words: string, rest: Omit<PageState, "id" | "page" | "title">, below = ""): PageState => ({
    id: `apply/${procedure.id}/${step.id}${below}/${name}`,
    page: `${page}${below}`,
    title: `${procedure.definition.title.ja}「${step.spec.title.ja}」${words}`,
    ...rest,
  });
}

const refused = { status: 422, hasErrors: true };

function stepStates(procedure: Procedure, step: CompiledStep, way: Way, depth: Depth): PageState[] {
  const state = naming(procedure, step);
  const path = `/procedures/${procedure.id}/apply/${step.id}`;
  const untouched = async ({ resident, goto }: Scene) => {
    await resident.startDraft(procedure.id, way.before);
    await goto(path);
  };
  const states = [state("untouched", "初めて開いたとき", { bringAbout: untouched })];
  if (step.fields.some(isNeeded))
    states.push(state("left-empty", "何も入れずに送ったとき", { ...refused, bringAbout: leftEmpty(untouched) }));
  if (depth === "short") return states;
  if (step.fields.some(isTyped))
    states.push(state("nonsense", "すべて誤って入れたとき", { ...refused, bringAbout: nonsense(untouched) }));
  const filled = async ({ resident, goto }: Scene) => {
    await resident.startDraft(procedure.id, way.answered);
    await goto(path);
  };
  states.push(state("filled", "入れてあるとき", { bringAbout: filled }));
  states.push(
    ...singleErrors(step).map(({ id, label }) =>
      state(`error-${id}`, `「${label}」だけ誤って入れたとき`, {
        ...refused,
        isOneOfMany: true,
        async bringAbout(scene) {
          await filled(scene);
          await enterNonsense(scene.page, id);
          await submit(scene.page);
        },
      }),
    ),
  );
  if (hasDependents(openSession(procedure, way.before, step.id))) {
    states.push(state("without-script", "スクリプトなし", { withoutScript: true, bringAbout: untouched }));
    states.push(
      state("filled-without-script", "入れてあるとき、スクリプトなし", { withoutScript: true, bringAbout: filled }),
    );
  }
  return states;
}

/** Fields that can be wrong while all others on their page are right; what is chosen cannot be, papers are taken one by one. */
function singleErrors({ fields }: CompiledStep): { id: string; label: string }[] {
  const typed = fields.filter((field) => isTyped(field) && field.shown === null && field.spec.type !== "file");
  return fields.length < 2 ? [] : typed.map(({ spec }) => ({ id: spec.id, label: spec.label.ja }));
}

const leftEmpty = (open: PageState["bringAbout"]) => async (scene: Scene) => {
  await open(scene);
  await submit(scene.page);
};
const nonsense = (open: PageState["bringAbout"]) => async (scene: Scene) => {
  await open(scene);
  await enterNonsense(scene.page);
  await submit(scene.page);
};

function groupStates(procedure: Procedure, step: CompiledStep, way: Way, depth: Depth): PageState[] {
  const { group } = step;
  if (!group) return [];
  const state = naming(procedure, step);
  const path = `/procedures/${procedure.id}/apply/${step.id}`;
  const items = way.answered[group.id];
  const item = Array.isArray(items) ? items[0] : undefined;
  const { max } = group.spec.repeat;
  const withItems =
    (count: number, below = "") =>
    async ({ resident, goto }: Scene) => {
      const list = Array.from({ length: count }, () => item);
      await resident.startDraft(procedure.id, { ...way.before, [group.id]: list as never });
      await goto(path + below);
    };
  const empty = withItems(0);
  const added = withItems(0, "/new");
  const states = [
    state("empty", "まだ何もない一覧", { bringAbout: empty }),
    state("untouched", "ひとつ加える画面", { bringAbout: added }, "/new"),
  ];
  if (group.fields.some(isNeeded)) {
    states.push(
      state(
        "left-empty",
        "ひとつ加える画面、何も入れずに送ったとき",
        { ...refused, bringAbout: leftEmpty(added) },
        "/new",
      ),
    );
  }
  if (depth === "short") return states;
  if (group.spec.repeat.min > 0)
    states.push(state("left-empty", "何もない一覧を送ったとき", { ...refused, bringAbout: leftEmpty(empty) }));
  if (group.fields.some(isTyped)) {
    states.push(
      state(
        "nonsense",
        "ひとつ加える画面、すべて誤って入れたとき",
        { ...refused, bringAbout: nonsense(added) },
        "/new",
      ),
    );
  }
  if (item === undefined) return states;
  states.push(state("filled", "ひとつある一覧", { bringAbout: withItems(1) }));
  states.push(state("full", "いっぱいの一覧", { bringAbout: withItems(max) }));
  states.push(state("filled", "ひとつを変える画面", { bringAbout: withItems(1, "/0") }, "/0"));
  if (group.fields.some((field) => field.shown !== null)) {
    states.push(
      state("without-script", "ひとつ加える画面、スクリプトなし", { withoutScript: true, bringAbout: added }, "/new"),
    );
  }
  return states;
}
