/** Change notices over real HTTP and without JavaScript: asked for, confirmed from the mailbox, told of a new version once, left. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { textOf } from "../../app/engine/index.ts";
import { type Locale, locales, localizePath } from "../../app/i18n/locales.ts";
import { translator } from "../../app/i18n/translator.ts";
import { anna, ben } from "../factories/handouts.ts";
import { expectPage } from "./apply.ts";
import type { Browser, Page } from "./html-client.ts";
import { type Mail, startPortal, type TestPortal } from "./start-portal.ts";

const hour = 3_600_000;
let now = Date.parse("2026-11-30T09:00:00+09:00");
let portal: TestPortal;
/** Published handouts of two categories. */
let ids: [string, string];
beforeAll(async () => {
  portal = await startPortal({ clock: { now: () => now } });
  const { list } = await portal.running.portal.handouts.library.current();
  const [first] = list;
  const other = list.find(({ content }) => content.meta.category !== first?.content.meta.category);
  if (!first || !other) throw new Error("too few handouts");
  ids = [first.handoutId, other.handoutId];
}, 180_000);
afterAll(() => portal?.close());

let people = 0;
const anAddress = () => `reader${people++}@example.jp`;
const rowsOf = (email: string) =>
  portal.rows<{ scope: string; locale: string; confirmed_at: number | null }>(
    "select scope, locale, confirmed_at from handout_subscriptions where email = ? order by scope",
    email,
  );
const mailsTo = async (email: string): Promise<Mail[]> => {
  await portal.running.portal.delivery.drain();
  return portal.mails().filter(({ to }) => to === email);
};
const linkIn = ({ text }: Mail): string => {
  const link = /https?:\/\/\S+\/handouts\/notices\/\S+/.exec(text)?.[0];
  if (link === undefined) throw new Error(`no link in: ${text}`);
  return link.replace(portal.origin, "");
};

async function ask(email: string, which: string, locale: Locale = "ja", browser = portal.browser()): Promise<Page> {
  const page = expectPage(await browser.open(localizePath("/handouts/notices", locale)));
  const form = page.form((each) => each.names.includes("email"));
  return browser.submit(page, form.fill("email", [email]).fill("which", [which]));
}
/** Asks, opens the link of the mail, presses the button. */
async function subscribe(email: string, which: string, browser: Browser = portal.browser()): Promise<Page> {
  const before = (await mailsTo(email)).length;
  expectPage(await ask(email, which, "ja", browser));
  await portal.mail(({ to, text }) => to === email && text.includes("/handouts/notices/"));
  const mail = (await mailsTo(email))[before];
  if (!mail) throw new Error("no mail came");
  const entry = expectPage(await browser.open(linkIn(mail)));
  return expectPage(await browser.submit(entry, entry.form()));
}

/** A new version of a handout, written by one and approved by another, as the desk does it. */
async function publish(handoutId: string, note: string): Promise<number> {
  const { publishing } = portal.running.portal.handouts;
  now += hour;
  const done = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return result.value;
  };
  const draft = done(await publishing.startDraft({ handoutId }, anna));
  const { meta, texts } = draft.content;
  const source = {
    meta,
    texts: Object.fromEntries(Object.entries(texts).map(([locale, { markdown }]) => [locale, markdown])),
  };
  const saved = done(await publishing.save({ ...draft, by: anna }, source, note));
  const submitted = done(await publishing.submitForReview({ ...saved, by: anna }));
  const live = done(await publishing.approve({ ...submitted, by: ben }, null));
  expect(live.state).toBe("published");
  await portal.running.portal.notices.tick();
  return live.version;
}

describe.each(locales)("in %s", (locale) => {
  const t = translator(locale);
  const href = (path: string) => localizePath(path, locale);

  test("from a handout's page to the mail about its new version, and out again", async () => {
    const [id] = ids;
    const browser = portal.browser();
    const email = anAddress();
    const handout = expectPage(await browser.open(href(`/handouts/${id}`)));
    const page = expectPage(await browser.open(handout.link((each) => each.includes("/handouts/notices"))));
    expect(page.heading).toBe(t("handouts:notices.title"));
    expect(page.headers["cache-control"]).toContain("no-store");
    expect(page.form().values("which")).toEqual([`handout:${id}`]);
    const empty = await browser.submit(page, page.form());
    expect(empty.status).toBe(422);
    expect(empty.form().values("which")).toEqual([`handout:${id}`]);
    const sent = expectPage(await browser.submit(empty, empty.form().fill("email", [email])));
    expect(sent.heading).toBe(t("handouts:notices.sent.title"));

    const asked = await portal.mail(({ to }) => to === email);
    const asking = t("handouts:notices.mail.confirm.subject", { city: "" }).replace(/^.*?[】\]]/, "");
    expect(asked.subject).toContain(asking);
    const link = linkIn(asked);
    expect(link.startsWith(href("/handouts/notices/"))).toBe(true);
    // Followed by a program that looks into mails: nothing happens.
    const entry = expectPage(await portal.browser().open(link));
    expect(entry.main).toContain(t("handouts:notices.entry.state.asked"));
    expect(rowsOf(email)).toEqual([{ scope: `handout:${id}`, locale, confirmed_at: null }]);
    expect((await browser.open(link.replace(/key=.*/, "key=forged"))).status).toBe(404);
    const yes = expectPage(await browser.submit(entry, entry.form()));
    expect(yes.main).toContain(t("handouts:notices.entry.news.confirmed"));
    expect(rowsOf(email)[0]?.confirmed_at).toBe(now);

    const note = `変わったこと${locale}`;
    await publish(id, note);
    await portal.running.portal.notices.tick();
    const [, told, ...more] = await mailsTo(email);
    expect(more).toEqual([]);
    if (!told) throw new Error("not told");
    const { city: profile, handouts } = portal.running.portal;
    const { meta } = (await handouts.library.byId(id))?.content ?? {};
    const [city, title] = [textOf(profile.name, locale), textOf(meta?.title ?? { ja: "" }, locale)];
    expect(told.subject).toBe(t("handouts:notices.mail.changed.subject", { city, title }));
    for (const words of [note, `${portal.origin}${href(`/handouts/${id}`)}`, profile.contact.tel ?? "—"])
      expect(told.text).toContain(words);

    const mine = expectPage(await browser.open(linkIn(told)));
    expect(mine.main).toContain(email);
    const left = expectPage(await browser.submit(mine, mine.form()));
    expect(left.main).toContain(t("handouts:notices.entry.news.left"));
    expect(left.main).not.toContain(email);
    expect(rowsOf(email)).toEqual([]);
    expect(portal.rows("select id from outbox where to_address = ?", email)).toEqual([]);
    await publish(id, "もう届かない");
    expect(await mailsTo(email)).toHaveLength(2);
  });
});

test("the page says the same of a known address; only the mail tells", async () => {
  const [known, unknown] = [anAddress(), anAddress()];
  await subscribe(known, "all");
  const pages = [await ask(known, "all"), await ask(unknown, "all")];
  expect(pages.map(({ status }) => status)).toEqual([200, 200]);
  expect(pages[0]?.main).toBe(pages[1]?.main);
  const subject = translator("ja")("handouts:notices.mail.already.subject", { city: "" }).slice(2);
  expect((await mailsTo(known)).map((mail) => mail.subject.includes(subject))).toEqual([false, true]);
  expect((await mailsTo(unknown)).map((mail) => mail.subject.includes(subject))).toEqual([false]);
  expect(rowsOf(known)).toHaveLength(1);
});

test("who wants all, a category and a handout is told once of a version, of others only of what they want", async () => {
  const [email, elsewhere] = [anAddress(), anAddress()];
  const [id, other] = ids;
  const shelf = await portal.running.portal.handouts.library.current();
  const category = `category:${shelf.byId.get(id)?.content.meta.category}`;
  await subscribe(email, category);
  await subscribe(email, "all");
  await subscribe(elsewhere, category);
  const before = [(await mailsTo(email)).length, (await mailsTo(elsewhere)).length];
  await publish(id, "一度だけ");
  await publish(other, "別の分類");
  const after = [await mailsTo(email), await mailsTo(elsewhere)];
  expect(after.map((mails, n) => mails.length - (before[n] ?? 0))).toEqual([2, 1]);
  expect(after[0]?.filter(({ text }) => text.includes("一度だけ"))).toHaveLength(1);
});

test("a link is good for a day; what was not confirmed is told nothing and forgotten", async () => {
  const email = anAddress();
  expectPage(await ask(email, "all"));
  const mail = await portal.mail(({ to }) => to === email);
  const browser = portal.browser();
  const entry = expectPage(await browser.open(linkIn(mail)));
  await publish(ids[0], "まだ");
  now += 24 * hour;
  // The page was open all the time.
  const late = expectPage(await browser.submit(entry, entry.form()));
  expect(late.main).toContain(translator("ja")("handouts:notices.entry.state.gone"));
  expect(rowsOf(email)).toMatchObject([{ confirmed_at: null }]);
  await portal.running.portal.notices.forget();
  expect(rowsOf(email)).toEqual([]);
  await publish(ids[0], "もう");
  expect(await mailsTo(email)).toHaveLength(1);
});

test("what nobody can ask for is refused, and an address is not flooded", async () => {
  const browser = portal.browser();
  const body = (which: string) => `which=${encodeURIComponent(which)}&email=${anAddress()}`;
  for (const which of ["handout:no-such-handout", "category:nothing", "everything", ""]) {
    const refused = await browser.post("/handouts/notices", body(which));
    expect(refused.status).toBe(422);
    expect(refused.main).toContain(translator("ja")("handouts:notices.choose"));
  }
  expect(rowsOf(`reader${people - 1}@example.jp`)).toEqual([]);
  const email = anAddress();
  const statuses: number[] = [];
  for (let times = 0; times < 6; times++) statuses.push((await ask(email, "all")).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  expect(await mailsTo(email)).toHaveLength(5);
});
