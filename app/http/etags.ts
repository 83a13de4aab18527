/** If-None-Match against our strong tag, by the weak comparison of RFC 9110 §13.1.2. */
export function matchesEtag(header: string, etag: string): boolean {
  if (header === etag || header === "*") return true;
  return header.split(",").some((each) => each.trim().replace(/^W\//, "") === etag);
}
