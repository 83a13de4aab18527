/** Which counter a clerk works at, and at which desk: remembered by the browser until it closes. */
import { cookieJar } from "../../http/cookies.ts";

const name = "counter";
export type Seat = { counterId: string; desk: string };

/** Letters of a desk's name that somebody may type: 「3」「A-1」. */
const longestDesk = 10;
/** 「３番」 is desk 3: residents read the number in their own language. */
export const cleanDesk = (typed: string): string =>
  typed
    .normalize("NFKC")
    .trim()
    .replace(/^(\d+)番$/, "$1")
    .slice(0, longestDesk);
/** As clerks say it. */
export const deskName = (desk: string): string => (/^\d+$/.test(desk) ? `${desk}番` : desk);

export const counterCookie = {
  read(request: Request, publicOrigin: string | null): Seat | null {
    const [counterId, desk] = (cookieJar(publicOrigin).read(request, name) ?? "").split(".", 2);
    if (!counterId) return null;
    return { counterId, desk: cleanDesk(Buffer.from(desk ?? "", "base64url").toString("utf8")) };
  },
  write: ({ counterId, desk }: Seat, publicOrigin: string | null): string =>
    cookieJar(publicOrigin).write(name, `${counterId}.${Buffer.from(desk).toString("base64url")}`),
};
