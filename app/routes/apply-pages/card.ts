/** Identification with the My Number card: offered first or after the last question, begun here, finished at /card/callback. */
import { isLocalPath } from "../../http/redirects.ts";
import { leaveFor, seeOther } from "../../http/responses.ts";
import type { IdentityPageProps } from "../../ui/pages/identity-page.tsx";
import { identified, type Place } from "./place.ts";

export type CardStage = Extract<IdentityPageProps, { stage: "card" | "card-done" | "card-down" | "unavailable" }>;
type Bare<Stage> = Stage extends unknown ? Pick<Stage, Exclude<keyof Stage, keyof CommonProps>> : never;
type CommonProps = Pick<IdentityPageProps, "frame" | "reason" | "action" | "hidden" | "leaveHref" | "handoff">;
export type CardView = Bare<CardStage>;

/** Where filling in goes on; where sending does when nothing is missing. */
const onHref = ({ reader, base, session }: Place) => reader.href(`${base}/${session.firstIncomplete}`);

const otherWays = ({ reader, published }: Place) => {
  const { title, id } = published.procedure.definition;
  return [
    {
      label: reader.t("portal:identity.wayAbout", { procedure: reader.text(title) }),
      href: reader.href(`/procedures/${id}`),
    },
  ];
};

export function viewCard(place: Place): CardView {
  const { reader, session } = place;
  const { cardSignIn } = reader.portal;
  if (!cardSignIn) return { stage: "unavailable", ways: otherWays(place) };
  if (identified(place)) return { stage: "card-done", onHref: onHref(place) };
  return {
    stage: "card",
    demo: cardSignIn.provider.demo,
    // Called off at the provider: said here, where it is begun again.
    cancelled: reader.url.searchParams.get("card") === "cancelled",
    laterHref: session.complete ? null : onHref(place),
    error: null,
  };
}

/** Sends the resident to the provider; what is drawn instead when it cannot be reached. */
export async function beginCard(place: Place): Promise<Response | { view: CardView; status: number }> {
  const { reader, draft } = place;
  const { cardSignIn, log } = reader.portal;
  if (!cardSignIn) return { view: { stage: "unavailable", ways: otherWays(place) }, status: 503 };
  const { id: draftId, sessionHash } = draft;
  const begun = await cardSignIn.begin({ draftId, sessionHash, locale: reader.locale });
  if (begun.ok) {
    // The demo's page is ours; a real one is elsewhere, and only at the origin of the configuration.
    if (isLocalPath(begun.value)) return seeOther(begun.value);
    return leaveFor(begun.value, cardSignIn.pagesOrigin ?? "");
  }
  if (begun.error.code === "too-many") {
    const error = reader.t("portal:identityErrors.card-too-many");
    const laterHref = place.session.complete ? null : onHref(place);
    const { demo } = cardSignIn.provider;
    return { view: { stage: "card", demo, cancelled: false, laterHref, error }, status: 429 };
  }
  log.warn("card sign-in not begun", { code: begun.error.code, why: begun.error.why });
  return { view: { stage: "card-down", ways: otherWays(place) }, status: 503 };
}
