/** The files that an application speaks of: its answers as they are and were, and what its events brought along. */
import type { Answers, FileRef, Item, Value } from "../engine/index.ts";
import { filesOfEvent } from "./actions.ts";
import type { HistoryEvent } from "./types.ts";

const isFile = (value: unknown): value is FileRef =>
  typeof value === "object" && value !== null && "id" in value && "name" in value && "bytes" in value;

export function filesIn(answers: Answers | Item): FileRef[] {
  return Object.values(answers).flatMap((value: Value | Item[]): FileRef[] => {
    if (!Array.isArray(value)) return [];
    return value.flatMap((each): FileRef[] => {
      if (isFile(each)) return [each];
      return typeof each === "object" && each !== null ? filesIn(each as Item) : [];
    });
  });
}

/** By id. */
export function namedFiles({ answers }: { answers: Answers }, history: HistoryEvent[]): Map<string, FileRef> {
  const states = history.flatMap((event) => (event.type === "corrected" ? [event.before, event.after] : []));
  const files = [answers, ...states].flatMap(filesIn).concat(history.flatMap(filesOfEvent));
  return new Map(files.map((file) => [file.id, file]));
}
