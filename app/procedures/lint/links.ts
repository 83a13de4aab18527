/** Ids that name something outside the definition. */
import type { Finding, Rule } from "./finding.ts";

export const linksResolve: Rule = ({ definition }, { departments, handouts, counterServices }) => {
  const { department, channels } = definition;
  const lost = (path: string, message: string): Finding => ({ rule: "link", severity: "error", path, message });
  const service = channels.counterService;
  return [
    ...(departments.has(department) ? [] : [lost("$.department", `課「${department}」は市の一覧にありません。`)]),
    ...(service === null || counterServices.has(service)
      ? []
      : [lost("$.channels.counterService", `窓口の用件「${service}」はありません。`)]),
    ...definition.handouts.flatMap((id, index) =>
      handouts.has(id) ? [] : [lost(`$.handouts[${index}]`, `窓口配布文書「${id}」はありません。`)],
    ),
  ];
};
