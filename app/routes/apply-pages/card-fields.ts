/** The card's part in a page of questions: what it knows is filled in and marked; before it was read, it is offered. */
import { claimsForApplicant, typedByCard } from "../../applications/index.ts";
import type { FieldView } from "../../engine/index.ts";
import { splitAddress } from "../../http/split-address.server.ts";
import type { StepPageProps } from "../../ui/pages/step-page.tsx";
import { confirmedWords, verifiedWords } from "../case/card-words.ts";
import { identified, type Place } from "./place.ts";

const isEmpty = ({ input, errors }: FieldView) =>
  errors.length === 0 && Object.values(input).every((typed) => typed.every((text) => text === ""));

/**
 * Fields of the applicant that are empty get what the card says, to be sent or changed like anything typed. `shown`: typed
 * just now, which is drawn as it is.
 */
export function withCard({ reader, session, draft }: Place, fields: FieldView[], shown: boolean): FieldView[] {
  const { procedure, answers } = session;
  const claims = session.item === null ? claimsForApplicant(procedure, answers, draft.identity) : null;
  if (!claims) return fields;
  const { t } = reader;
  const verified = verifiedWords({ procedure, answers, identity: draft.identity }, t);
  const isNew = fields.every(({ id }) => answers[id] === undefined);
  return fields.map((field): FieldView => {
    const words = verified.get(field.id);
    if (!shown && words !== undefined) return { ...field, mark: words };
    // What was left out on purpose is not put back.
    if (shown || !isEmpty(field) || !(isNew || field.required)) return field;
    const card = typedByCard(field, claims, splitAddress);
    if (!card) return field;
    const mark = card.whole
      ? t("portal:card.filled", { verified: confirmedWords(t, draft) })
      : t("portal:card.unsplit", { said: card.said });
    return { ...field, input: { ...field.input, ...card.input }, mark };
  });
}

/** On the first page, as long as nobody is identified; the rest of the form is the other choice. */
export function cardOffer(place: Place): StepPageProps["cardOffer"] {
  const { reader, session, base, published } = place;
  const isFirst = session.progress.index === 1 && session.item === null;
  const { level } = published.procedure.definition.assurance;
  if (!isFirst || level !== "jpki" || !reader.portal.cardSignIn || identified(place)) return null;
  return { href: reader.href(`${base}/identity`) };
}
