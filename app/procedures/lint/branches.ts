/** Branches: every condition can come true, and no two questions of one way have the same name. */
import type { CompiledField, CompiledStep, Procedure } from "../../engine/index.ts";
import type { Finding, Rule } from "./finding.ts";
import { canHold, type Place } from "./shown-together.ts";

type Located = Place & { path: string };

/** Steps and their fields with JSON paths, steps first. */
function placesOf({
  steps,
}: Procedure): { step: CompiledStep; path: string; fields: (Located & { field: CompiledField })[] }[] {
  return steps.map((step, index) => {
    const path = `$.steps[${index}]`;
    const inside = step.group ? `${path}.fields[0].fields` : `${path}.fields`;
    const fields = (step.group?.fields ?? step.fields).map((field, at) => ({ step, field, path: `${inside}[${at}]` }));
    return { step, path, fields };
  });
}

const dead = (path: string, what: string): Finding => ({
  rule: "dead-branch",
  severity: "error",
  path: `${path}.showIf`,
  message: `${what}は、どう答えても現れません。条件と、その前の質問の条件を確かめてください。`,
});

export const noDeadBranches: Rule = (procedure) => {
  const never = (place: Place) => canHold(procedure, { places: [place] }) === false;
  const inForm = placesOf(procedure).flatMap(({ step, path, fields }): Finding[] => {
    if ((step.spec.showIf || step.group?.spec.showIf) && never({ step, field: null })) {
      return [dead(path, `画面 ${step.id}`)];
    }
    return fields
      .filter((place) => place.field.spec.showIf && never(place))
      .map((place) => dead(place.path, `項目 ${place.field.id}`));
  });
  const { items = [], exemptions = [] } = procedure.definition.guide.fee;
  const unmet = [
    ...items.map(({ id, showIf }, at) => ({ id, condition: showIf, path: `$.guide.fee.items[${at}]` })),
    ...exemptions.map(({ id, when }, at) => ({ id, condition: when, path: `$.guide.fee.exemptions[${at}]` })),
  ].filter(({ condition }) => condition && canHold(procedure, { places: [], conditions: [condition] }) === false);
  return [...inForm, ...unmet.map(({ id, path }) => dead(path, `手数料 ${id}`))];
};

/** On one page a script can follow one question; with two, everybody would see a question that concerns few. */
export const onePageOneQuestion: Rule = (procedure) =>
  placesOf(procedure).flatMap(({ fields }) =>
    fields
      .filter(({ field }) => field.dependsOn.length > 1)
      .map(
        ({ field, path }): Finding => ({
          rule: "two-conditions",
          severity: "error",
          path: `${path}.showIf`,
          message: `${field.id} は同じ画面の ${field.dependsOn.join(" と ")} で決まるので、関係のない人にも見えます。いちばん近い質問だけを条件にするか、次の画面に分けてください。`,
        }),
      ),
  );

const normal = (label: string): string => label.normalize("NFKC").replace(/[\s。、，．・]/gu, "");

/** Within the form, and within the items of one group: in another group the group's own name tells them apart. */
export const distinctQuestions: Rule = (procedure) => {
  const scopes = new Map<string, (Located & { field: CompiledField })[]>();
  for (const { step, fields } of placesOf(procedure)) {
    const asked = fields.filter(({ field }) => field.asked);
    const scope = step.group?.id ?? "";
    scopes.set(scope, [...(scopes.get(scope) ?? []), ...asked]);
  }
  return [...scopes.values()].flatMap((places) =>
    places.flatMap((place, index): Finding[] => {
      const label = normal(place.field.spec.label.ja);
      const twin = places
        .slice(0, index)
        .find((other) => normal(other.field.spec.label.ja) === label && canHold(procedure, { places: [other, place] }));
      if (!twin) return [];
      const message = `「${place.field.spec.label.ja}」が二度聞かれます（${twin.field.id} と ${place.field.id}）。だれの・何のことかを書き分けてください。`;
      return [{ rule: "same-question", severity: "error", path: `${place.path}.label`, locale: "ja", message }];
    }),
  );
};
