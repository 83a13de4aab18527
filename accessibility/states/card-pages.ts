/** マイナンバーカード planner: the questions and what comes of the answers. */
import { addDays } from "../../app/lib/add-days.ts";
import type { PageState } from "../page-state.ts";

const path = "/reservations/card";
const dayOf = (name: string, day: string) => {
  const [year = "", month = "", date = ""] = day.split("-");
  return { [`${name}.year`]: year, [`${name}.month`]: String(Number(month)), [`${name}.day`]: String(Number(date)) };
};

export function cardPlanner(today: string): PageState[] {
  const state = (name: string, title: string, answers: Record<string, string>, more: Partial<PageState> = {}) => {
    const query = new URLSearchParams(answers).toString();
    return {
      id: `card/${name}`,
      page: path,
      title: `マイナンバーカードの予定（${title}）`,
      bringAbout: ({ goto }: Parameters<PageState["bringAbout"]>[0]) => goto(query === "" ? path : `${path}?${query}`),
      ...more,
    };
  };
  const adult = { ...dayOf("birth", "1985-04-01"), who: "self" };
  const child = { ...dayOf("birth", addDays(today, -3000)), who: "legal" };
  const until = (name: string, days: number) => dayOf(name, addDays(today, days));
  return [
    state("form", "質問", {}),
    state("form-without-script", "質問、スクリプトなし", {}, { withoutScript: true }),
    state(
      "errors",
      "質問に誤り",
      { what: "card", "birth.year": "2026", "birth.month": "13" },
      { status: 422, hasErrors: true },
    ),
    state("change", "答えを変える", { what: "pin", ...adult, edit: "1" }),
    state("open", "いま更新できる", { what: "certificate", ...until("certificateUntil", 40), ...adult }),
    state("before", "まだ更新できない", { what: "certificate", ...until("certificateUntil", 300), ...adult }),
    state("expired", "期限が過ぎた", { what: "card", ...until("cardUntil", -3), ...adult }),
    state("unknown", "期限が分からない", { what: "certificate", ...adult }),
    state("proxy", "代理の人", {
      what: "certificate",
      ...until("certificateUntil", 40),
      ...dayOf("birth", "1945-01-01"),
      who: "agent",
    }),
    state("child", "子どものカードの受け取り", { what: "pickup", ...until("noticeUntil", 40), ...child }),
    state("pin", "暗証番号", { what: "pin", ...adult }),
  ];
}
