/**
 * マイナンバーカード planner: from the birthday and the printed expiry to the days on which something can be done, who must
 * come and what they bring. Pure; days are "YYYY-MM-DD". What is not known is not said: see `facts.open` of its data.
 */
import { addDays } from "../../lib/add-days.ts";
import type { OpenDays } from "../../lib/open-days.ts";
import { dayBefore } from "../deadline.ts";

/** Procedures it plans for. */
export const cardProcedures: Record<CardAnswers["what"], string> = {
  certificate: "digital-certificate-renewal",
  pin: "digital-certificate-renewal",
  card: "mynumber-card-pickup",
  pickup: "mynumber-card-pickup",
};

export type CardAnswers = {
  what: "certificate" | "card" | "pickup" | "pin";
  birth: string;
  /** Expiry of the certificate or the card, last day on the notice; null: not known, or there is none. */
  until: string | null;
  who: "self" | "legal" | "agent";
};

/** before: not yet · open: now · expired · unknown: no expiry was given · any: there is no expiry to it */
export type WindowState = "before" | "open" | "expired" | "unknown" | "any";
export type Window = {
  state: WindowState;
  /** First day; null where there is none. */
  opens: string | null;
  until: string | null;
  /** The last day on which the office is open, when `until` itself is closed; null otherwise, or where nobody knows. */
  lastOpen: string | null;
};

export const things = [
  "card",
  "notice",
  "postcard",
  "identity",
  "oldCard",
  "pinNote",
  "inquiry",
  "proxyLetter",
  "legalIdentity",
  "agentIdentity",
] as const;
export type Thing = (typeof things)[number];

/** Sentences about who comes and what is not settled; words are card:notes.<id>. */
export const notes = [
  "notBirthday",
  "childCertificate",
  "childPickup",
  "legalPickup",
  "agentPickup",
  "agentOver75",
  "agentPin",
  "cardApply",
  "cardExpired",
  "pickupExpired",
  "pickupEach",
] as const;
export type Note = (typeof notes)[number];

export type CardPlan = {
  age: number;
  window: Window;
  bring: Thing[];
  /** Whether the PINs are chosen or typed, and whether there is one for signing. */
  pins: { kind: "choose" | "type"; signing: boolean };
  notes: Note[];
  /** The city posts a form to the card holder first (照会書兼回答書); then the proxy comes with it. */
  formFirst: boolean;
  /** Days on which a time may be offered; null: none yet. */
  offer: { service: "digital-certificate" | "mynumber-pickup"; from: string; until: string | null } | null;
};

/** Under this age: with a parent, and no certificate for signing. */
const adultAge = 15;
/** 75歳以上 is one of the reasons for which a proxy may collect the card. */
const oldAge = 75;

/** Full years on a day. Who was born on 29 February is a year older on 1 March where there is none. */
export function ageOn(birth: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** 「有効期限の3か月前の翌日から」, counted by the calendar (民法143条): from 31 May it is 1 March. */
export const renewalOpens = (until: string): string => addDays(dayBefore(until, 3, "months"), 1);

/** Certificates end on a birthday; on 29 February the card may say the day before or after. */
function isBirthday(birth: string, day: string): boolean {
  const near = birth.endsWith("-02-29") ? ["02-28", "02-29", "03-01"] : [birth.slice(5)];
  return near.includes(day.slice(5));
}

function windowOf({ what, until }: CardAnswers, today: string, days: OpenDays): Window {
  if (what === "pin") return { state: "any", opens: null, until: null, lastOpen: null };
  if (until === null) return { state: "unknown", opens: null, until: null, lastOpen: null };
  const opens = what === "pickup" ? null : renewalOpens(until);
  const state = until < today ? "expired" : opens !== null && opens > today ? "before" : "open";
  const isClosed = state !== "expired" && days.covers(addDays(until, -30), until) && !days.isOpen(until);
  return { state, opens, until, lastOpen: isClosed ? days.previousOpen(until) : null };
}

function bringOf({ what, who }: CardAnswers, isChild: boolean): Thing[] {
  const comesWithParent = who === "legal" || (isChild && what !== "certificate" && what !== "pin");
  if (what === "certificate" || what === "pin") {
    return [
      "card",
      ...(what === "certificate" ? (["notice"] as const) : []),
      ...(who === "agent" ? (["inquiry", "agentIdentity"] as const) : []),
      ...(comesWithParent ? (["legalIdentity"] as const) : []),
    ];
  }
  return [
    "postcard",
    "identity",
    "oldCard",
    "pinNote",
    ...(who === "agent" ? (["proxyLetter", "agentIdentity"] as const) : []),
    ...(comesWithParent ? (["legalIdentity"] as const) : []),
  ];
}

function notesOf({ what, who, birth, until }: CardAnswers, age: number, state: WindowState): Note[] {
  const isChild = age < adultAge;
  const atCounter = what === "certificate" || what === "pin";
  const collects = what === "pickup" || what === "card";
  const said: Record<Note, boolean> = {
    notBirthday: collects ? false : until !== null && !isBirthday(birth, until),
    cardApply: what === "card",
    cardExpired: what === "card" && state === "expired",
    pickupExpired: what === "pickup" && state === "expired",
    childCertificate: atCounter && isChild && who === "self",
    childPickup: collects && isChild,
    legalPickup: collects && who === "legal" && !isChild,
    agentPickup: collects && who === "agent",
    agentOver75: collects && who === "agent" && age >= oldAge,
    agentPin: atCounter && who === "agent",
    pickupEach: collects,
  };
  return notes.filter((note) => said[note]);
}

function offerOf({ what }: CardAnswers, { state, opens, until }: Window, today: string): CardPlan["offer"] {
  if (what === "pin") return { service: "digital-certificate", from: today, until: null };
  // A certificate can be had after its end, too; what becomes of a card or a notice is for the counter to say.
  if (state === "expired")
    return what === "certificate" ? { service: "digital-certificate", from: today, until: null } : null;
  if (state === "unknown") return what === "pickup" ? { service: "mynumber-pickup", from: today, until: null } : null;
  const from = opens !== null && opens > today ? opens : today;
  return { service: what === "certificate" ? "digital-certificate" : "mynumber-pickup", from, until };
}

export function planCard(answers: CardAnswers, today: string, days: OpenDays): CardPlan {
  const { what, birth, who } = answers;
  const age = ageOn(birth, today);
  const isChild = age < adultAge;
  const window = windowOf(answers, today, days);
  return {
    age,
    window,
    bring: bringOf(answers, isChild),
    pins: { kind: what === "certificate" ? "type" : "choose", signing: !isChild },
    notes: notesOf(answers, age, window.state),
    formFirst: who === "agent" && (what === "certificate" || what === "pin"),
    offer: offerOf(answers, window, today),
  };
}
