/** Keyset cursor of an inbox page: the sort and the place of the page's last row. Opaque outside. */
export type Cursor = { sort: "due" | "newest"; at: number; id: string };

export const writeCursor = ({ sort, at, id }: Cursor): string =>
  Buffer.from(JSON.stringify([sort, at, id]), "utf8").toString("base64url");

/** Null when malformed or of another sort: the reader then gets the first page, not an error. */
export const readCursor = (text: string | null, sort: Cursor["sort"]): Cursor | null => {
  if (!text || text.length > 500) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    if (!Array.isArray(value) || value.length !== 3) return null;
    const [of, at, id] = value as unknown[];
    return of === sort && Number.isSafeInteger(at) && typeof id === "string" ? { sort, at: at as number, id } : null;
  } catch {
    return null;
  }
};
