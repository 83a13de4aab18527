/** A journey walked as a resident walks it: forward to "review", and back to the first page without losing anything. */
import {
  type Answers,
  computeFee,
  type Fee,
  type Journey,
  openSession,
  type Procedure,
  reviewErrors,
  submitStep,
  viewStep,
} from "../../engine/index.ts";
import type { FileFor } from "./example-value.ts";
import { type Filled, fillForm, review } from "./fill-form.ts";
import { formAsShown } from "./form-of.ts";
import { inJson, type JourneyProblem, sameJson } from "./problem.ts";

/** `pages`: in the order they were filled in; `fields`: shown on the way, an item's as "movers.relation". */
export type JourneyWalk = {
  journey: Journey;
  arrived: boolean;
  pages: string[];
  steps: string[];
  fields: string[];
  answers: Answers;
  fee: Fee;
  problems: JourneyProblem[];
};

export function walkJourney(procedure: Procedure, journey: Journey, today: string, fileFor: FileFor): JourneyWalk {
  const example = { today, fileFor, choice: 0, yes: journey.fill === "all" };
  const filled = fillForm(procedure, { given: journey.answers, fill: journey.fill, example });
  const { answers, arrived, pages } = filled;
  const fee = computeFee(procedure, answers, "ja");
  const problems = arrived
    ? [...notKept(journey, filled), ...wayBack(procedure, answers, pages, today), ...wrongFee(journey, fee)]
    : [];
  const steps = [...new Set(pages.map((page) => page.split("/")[0] ?? page))];
  const all = [...filled.problems, ...problems];
  if (!arrived && all.length === 0) {
    all.push({ kind: "unreachable", page: pages.at(-1) ?? null, field: null, message: "確認の画面に着きません。" });
  }
  return { journey, arrived, pages, steps, fields: [...filled.shown], answers, fee, problems: all };
}

/** Given answers that were never asked for, or that became something else. */
function notKept({ answers: given }: Journey, { answers, expected, problems }: Filled): JourneyProblem[] {
  const told = new Set(problems.map(({ field }) => field));
  const places = Object.entries(given).flatMap(([id, value]) =>
    Array.isArray(value) && value.every((item) => typeof item === "object" && item !== null)
      ? [
          ...(value.length === 0 ? [] : [{ place: id, left: false }]),
          ...value.flatMap((item, nth) =>
            Object.entries(item as object).map(([key, inner]) => ({
              place: `${id}.${nth}.${key}`,
              left: inner === null,
            })),
          ),
        ]
      : [{ place: id, left: value === null }],
  );
  return places.flatMap(({ place, left }): JourneyProblem[] => {
    if (left || told.has(place)) return [];
    const [id = "", nth, key] = place.split(".");
    const items = answers[id] as Record<string, unknown>[] | undefined;
    const kept = nth === undefined ? answers[id] : items?.[Number(nth)]?.[key ?? ""];
    if (kept === undefined) {
      const message = `${place} はこの道では聞かれません。answers から消すか、道を分ける回答を直してください。`;
      return [{ kind: "not-asked", page: null, field: place, message }];
    }
    const wanted = expected.get(place);
    if (wanted === undefined || sameJson(wanted, kept)) return [];
    const message = `${place} の回答が ${inJson(wanted)} から ${inJson(kept)} に変わりました。`;
    return [{ kind: "changed", page: null, field: place, message }];
  });
}

/** Every page is there again, shows what was answered, and sent as it is shown changes nothing. */
function wayBack(procedure: Procedure, answers: Answers, pages: string[], today: string): JourneyProblem[] {
  const stored = JSON.parse(JSON.stringify(answers)) as Answers;
  const problems: JourneyProblem[] = [];
  const add = (kind: JourneyProblem["kind"], page: string, message: string) =>
    problems.push({ kind, page, field: null, message });
  const end = openSession(procedure, stored, review);
  if (!sameJson(end.answers, answers)) add("changed", review, "保存した回答が、読み直すと変わります。");
  for (const { path, errors } of reviewErrors(end, { today }))
    add("review", path, `確認の画面で誤りになります：${inJson(errors)}`);
  const back: string[] = [];
  for (let path = end.back; path !== null; path = openSession(procedure, stored, path).back) back.unshift(path);
  const forward = pages.filter((page) => !page.includes("/"));
  if (!sameJson(back, forward))
    add("back", review, `もどる道 ${back.join("→")} が、進んだ道 ${forward.join("→")} と違います。`);
  for (const page of pages.toReversed()) {
    const session = openSession(procedure, stored, page);
    if (!session.page || !session.reachable(page)) {
      add("back", page, `画面 ${page} にもどれません。`);
      continue;
    }
    const { fields } = viewStep(session, { locale: "ja", t: (key) => key, today });
    const again = submitStep(session, formAsShown(fields), { today });
    if (!again.ok)
      add("back", page, `もどった画面 ${page} をそのまま送ると受け取られません：${inJson(again.error.errors)}`);
    else if (!sameJson(again.value, answers))
      add("back", page, `もどった画面 ${page} をそのまま送ると回答が変わります。`);
  }
  return problems;
}

function wrongFee({ fee: said }: Journey, fee: Fee): JourneyProblem[] {
  if (said === undefined || (said === null ? fee.open : !fee.open && fee.total === said)) return [];
  const inWords = (yen: number | null) => (yen === null ? "窓口で計算（null）" : `${yen}円`);
  const message = `fee は ${inWords(said)} とありますが、計算では ${inWords(fee.open ? null : fee.total)} です。`;
  return [{ kind: "fee", page: null, field: null, message }];
}
