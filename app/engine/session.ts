/** Where a resident is in a procedure: one walk, then every question of navigation is a look-up. */
import type { Answers, Item } from "./answers.ts";
import type { Step } from "./definition.ts";
import type { CompiledField, CompiledStep, Procedure } from "./procedure.ts";
import { fieldsOfPage, type Visit, walk } from "./simulation.ts";

export const reviewPath = "review";

/** A page of the form: a step, the list of a group, one item of it (`item` its index, "new" when it is being added). */
export type Page = { step: CompiledStep; item: number | "new" | null };

export class Session {
  readonly procedure: Procedure;
  /** Answers that belong to a page, pruned: what is stored and submitted. */
  readonly answers: Answers;
  /** The address below the form: "applicant", "movers", "movers/0", "movers/new", "review". */
  readonly path: string;
  /** The page at `path`; null for "review" and for addresses that are no page with these answers. */
  readonly page: Page | null;
  readonly #visits: readonly Visit[];
  readonly #place: number;
  readonly #firstOpen: number;
  #fields: readonly CompiledField[] | null = null;

  constructor(procedure: Procedure, stored: Answers, path?: string) {
    const { answers, visits } = walk(procedure, stored);
    this.procedure = procedure;
    this.answers = answers;
    this.#visits = visits;
    const open = visits.findIndex((visit) => visit.open !== null);
    this.#firstOpen = open < 0 ? visits.length : open;
    this.path = path ?? this.firstIncomplete;
    const located = this.#locate(this.path);
    this.page = located.page;
    this.#place = located.place;
  }

  /** The definition's step at `path`, null as in `page`. */
  get step(): Step | null {
    return this.page?.step.spec ?? null;
  }

  get item(): number | "new" | null {
    return this.page?.item ?? null;
  }

  /** First page that lacks an answer, an item's own page where the item does; "review" when nothing is missing. */
  get firstIncomplete(): string {
    return this.#visits[this.#firstOpen]?.open ?? reviewPath;
  }

  /** Every required answer is there. Whether each is still valid on the day of submission is `reviewErrors`'s question. */
  get complete(): boolean {
    return this.#firstOpen === this.#visits.length;
  }

  /** The page after this one: from an item back to its list, from the last step to "review", from there nowhere. */
  get next(): string | null {
    if (this.#place < 0 || this.path === reviewPath) return null;
    if (this.item !== null) return this.#visits[this.#place]?.step.id ?? null;
    return this.#visits[this.#place + 1]?.step.id ?? reviewPath;
  }

  /** The page before this one; null on the first. */
  get back(): string | null {
    if (this.#place < 0) return null;
    return this.#visits[this.item === null ? this.#place - 1 : this.#place]?.step.id ?? null;
  }

  /** `index` from 1; `total` counts the steps there are with these answers and "review". Item pages count as their list. */
  get progress(): { index: number; total: number } {
    return { index: Math.max(this.#place, 0) + 1, total: this.#visits.length + 1 };
  }

  /** The way through the form: every step there is with these answers, then "review". */
  get paths(): string[] {
    return [...this.#visits.map((visit) => visit.step.id), reviewPath];
  }

  /** Whether the page exists and everything before it is answered. */
  reachable(path: string): boolean {
    const { place, page } = this.#locate(path);
    return place >= 0 && place <= this.#firstOpen && (page !== null || path === reviewPath);
  }

  /** Fields that may appear on this page, same-page conditions left open; empty for lists and "review". */
  get fields(): readonly CompiledField[] {
    this.#fields ??= this.#fieldsOfPage();
    return this.#fields;
  }

  #fieldsOfPage(): readonly CompiledField[] {
    if (!this.page) return [];
    const { step, item } = this.page;
    if (item !== null) return fieldsOfPage(step.group?.fields ?? [], this.answers, {});
    return step.group ? [] : fieldsOfPage(step.fields, this.answers, null);
  }

  /** Answers that the inputs of this page show: the item's own on item pages, all others. */
  get values(): Answers | Item {
    const { item } = this;
    if (item === null) return this.answers;
    return item === "new" ? {} : (this.items[item] ?? {});
  }

  /** Items of this page's group. */
  get items(): readonly Item[] {
    return this.page?.step.group ? (this.#visits[this.#place]?.items ?? []) : [];
  }

  /** Indexes of items of this page's group that lack an answer. */
  get lacking(): readonly number[] {
    return this.page?.step.group ? (this.#visits[this.#place]?.lacking ?? []) : [];
  }

  /** `place`: index among the visits, their number for "review", -1 for no place at all. */
  #locate(path: string): { place: number; page: Page | null } {
    const visits = this.#visits;
    if (path === reviewPath) return { place: visits.length, page: null };
    const slash = path.indexOf("/");
    const stepId = slash < 0 ? path : path.slice(0, slash);
    const place = visits.findIndex((visit) => visit.step.id === stepId);
    const visit = visits[place];
    if (!visit) return { place: -1, page: null };
    if (slash < 0) return { place, page: { step: visit.step, item: null } };
    const item = visit.step.group ? readItem(path.slice(slash + 1), visit) : undefined;
    return { place, page: item === undefined ? null : { step: visit.step, item } };
  }
}

function readItem(text: string, { step, items }: Visit): number | "new" | undefined {
  if (text === "new") return items.length < (step.group?.spec.repeat.max ?? 0) ? "new" : undefined;
  return /^(0|[1-9]\d?)$/.test(text) && Number(text) < items.length ? Number(text) : undefined;
}

/** Opens the form at `path`, or at the first page that lacks an answer. Stale answers are dropped; nothing is thrown. */
export const openSession = (procedure: Procedure, answers: Answers, path?: string): Session =>
  new Session(procedure, answers, path);
