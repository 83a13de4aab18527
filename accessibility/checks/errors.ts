/** Mistakes: found, named in words beside the field and at the top, with what to do; the way back before what binds. */
import { translator } from "../../app/i18n/translator.ts";
import { type Check, question, type Sight, type Verdict, verdict } from "./check.ts";

export const errors: Check = async (sight) => {
  const { page, subject } = sight;
  const found = await page.evaluate(mistakes, subject.hasErrors === true);
  const expected = subject.hasErrors === true;
  const missing = expected && found.messages.length === 0 ? ["a refused page says nothing"] : [];
  const count = expected || found.invalid > 0;
  return [
    verdict(
      {
        check: "errors-named",
        criteria: "3.3.1",
        help: "each mistake is named in words, beside its field and in a list that leads there",
      },
      [...missing, ...found.mute, ...found.lost, ...found.unlisted, ...found.unmarked],
      count,
    ),
    verdict(
      { check: "errors-advise", criteria: "3.3.3", help: "a message says what to do" },
      found.messages.filter((text) => !advises(text)),
      count,
    ),
    ...(await prevention(sight)),
    verdict(
      {
        check: "easy-to-enter",
        criteria: "3.3.8",
        help: "signing in allows filling in and pasting, and asks no riddle",
      },
      found.hindered,
      found.secrets,
    ),
    verdict(
      { check: "said-as-status", criteria: "4.1.3", help: "what the script tells is told to assistive technology" },
      found.unsaid,
      found.told,
    ),
    question(
      { check: "asked-once", criteria: "3.3.7", help: "two inputs of one form ask for the same" },
      found.asked,
      found.told,
    ),
  ];
};

/** An instruction, an example or a limit. */
const advises = (text: string): boolean =>
  /ください|例[：:]|まで|以上|以下|以内|できます|お待ち|\d|[。．]\s*\S+(?:する|して)|\b(please|read|tick|look|enter|choose|select|use|must|check|type|upload|add|try|ask|call|give|pick|write|start|open|send|wait|should|need)\b/i.test(
    text,
  );

/** What binds is read again first, and can be changed or taken back. */
async function prevention({ page, subject, locale }: Sight): Promise<Verdict[]> {
  const t = translator(locale);
  const final = t("pages:review.submit");
  const seen = await page.evaluate(() => {
    const { all, isSeen, words } = globalThis.a11yKit;
    const hrefs = all<HTMLAnchorElement>("main a[href]")
      .filter(isSeen)
      .map((link) => new URL(link.href).pathname);
    const answers = all("main section").filter(
      (section) => section.querySelector("dl") && section.querySelector(".sum-head"),
    );
    return {
      hrefs,
      buttons: all("main form[method=post] button").filter(isSeen).map(words),
      answers: answers.length,
      unchangeable: answers
        .filter((section) => !section.querySelector("a.change"))
        .map((section) => words(section.querySelector("h2"))),
      empty: answers.filter((section) => words(section.querySelector("dd")) === "").length,
      targets: all<HTMLFormElement>("main form[method=post]").map(
        (form) => new URL(form.getAttribute("action") || location.href, location.href).pathname,
      ),
      here: location.pathname,
    };
  });
  const leads = (end: RegExp) => seen.hrefs.some((path) => end.test(path));
  const wrong: string[] = [];
  let hasToDo = true;
  if (subject.route === "apply" && subject.page.endsWith("/review") && !subject.isElsewhere) {
    if (seen.answers === 0) wrong.push("the answers are not shown before they are sent");
    wrong.push(...seen.unchangeable.map((title) => `no way to change: ${title}`));
    if (!seen.buttons.includes(final)) wrong.push(`no button “${final}”`);
  } else if (subject.route === "apply" && subject.status !== 409 && subject.status !== 413) {
    if (seen.buttons.includes(final)) wrong.push("sends without showing the answers");
    wrong.push(
      ...seen.targets
        .filter((path) => path !== seen.here && !path.startsWith(seen.here))
        .map((path) => `sends to ${path}`),
    );
  } else if (subject.id === "application/submitted") {
    if (!leads(/\/withdraw$/)) wrong.push("no way to take it back");
  } else if (subject.id === "reservations/page/booked") {
    if (!leads(/\/cancel$/)) wrong.push("no way to cancel");
  } else if (subject.id === "withdraw" || subject.id === "reservations/cancel/ask") {
    if (seen.hrefs.length === 0) wrong.push("no way to keep it");
  } else hasToDo = false;
  return [
    verdict(
      {
        check: "read-before-sending",
        criteria: "3.3.4",
        help: "what is sent is shown first, can be changed, and can be taken back",
      },
      wrong,
      hasToDo,
    ),
  ];
}

/** In the page. */
function mistakes(isRefused: boolean) {
  const { accName, all, blockOf, isSeen, named, nameOf, words } = globalThis.a11yKit;
  const invalid = all("[aria-invalid=true]").filter(isSeen);
  const beside = (element: Element) =>
    named(
      [element, ...(element.closest("fieldset") ? [element.closest("fieldset") as Element] : [])]
        .map((each) => `${each.getAttribute("aria-describedby") ?? ""} ${each.getAttribute("aria-errormessage") ?? ""}`)
        .join(" "),
    );
  const summary = all("[data-focus][role=alert], [role=alert]").filter((each) => isSeen(each) && words(each) !== "");
  const listed = summary.flatMap((each) => all<HTMLAnchorElement>("a[href^='#']", each));
  const targetOf = (link: HTMLAnchorElement) => document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const isField = (element: Element | null) =>
    element?.matches("input, select, textarea, fieldset, [tabindex]") === true ||
    // Choices that are buttons: the link leads to the part of the page that holds them.
    (element !== null && all("a[href], button, input, select, textarea, summary", element).some(isSeen));
  // What is wrong with a whole group is said of the group; the link leads to its first input.
  const isOfGroup = (link: HTMLAnchorElement) =>
    named(targetOf(link)?.closest("fieldset")?.getAttribute("aria-describedby") ?? null).includes(words(link));
  const leadsToInput = listed.some((link) => targetOf(link)?.matches("input, select, textarea, fieldset"));
  const messages = [...listed.map(words), ...all(".error").filter(isSeen).map(words)];
  const said = messages.length > 0 ? messages : summary.map(words);
  const seenErrors = all(".error").filter(isSeen);
  const references = all("[aria-describedby], [aria-errormessage]")
    .map((each) => `${each.getAttribute("aria-describedby") ?? ""} ${each.getAttribute("aria-errormessage") ?? ""}`)
    .join(" ")
    .split(/\s+/);
  const isReferred = (each: Element) => {
    for (let at: Element | null = each; at && at !== document.body; at = at.parentElement)
      if (at.id && references.includes(at.id)) return true;
    return all("[id]", each).some(({ id }) => references.includes(id));
  };
  const listedWords = summary.map(words).join("\n");
  const textOf = (element: Element) => {
    const copy = element.cloneNode(true) as Element;
    for (const hidden of all(".vh", copy)) hidden.remove();
    return words(copy);
  };
  const secrets = all<HTMLInputElement>(
    "input[type=password], input[autocomplete*=one-time-code], input[name=code], input[name=secret]",
  ).filter(isSeen);
  const isPastable = (input: HTMLInputElement) => {
    const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: new DataTransfer() });
    return input.dispatchEvent(event) && !input.hasAttribute("readonly");
  };
  const riddle = all("[class*=captcha i], [id*=captcha i], [name*=captcha i], iframe[src*=captcha i]");
  const live = all("[data-said], [data-live]:not(template), [data-announce], [data-trouble]");
  const typed = all<HTMLInputElement>(
    "main form[method=post] :is(input:not([type=hidden], [type=radio], [type=checkbox]), textarea)",
  ).filter(isSeen);
  const keyOf = (each: Element) => `${blockOf(each)} ${accName(each)}`;
  return {
    invalid: invalid.length,
    messages: said.map((text) => text.slice(0, 120)),
    mute: invalid.filter((each) => beside(each) === "").map((each) => `no words beside: ${nameOf(each)}`),
    lost: listed.filter((link) => !isField(targetOf(link))).map((link) => `leads nowhere: ${words(link)}`),
    unlisted: seenErrors
      .filter((each) => summary.length > 0 && listed.length > 0 && !listedWords.includes(textOf(each)))
      .map((each) => `not in the list: ${words(each)}`),
    unmarked: [
      ...listed
        .filter(
          (link) =>
            targetOf(link)?.matches("input, select, textarea") &&
            targetOf(link)?.getAttribute("aria-invalid") !== "true" &&
            !isOfGroup(link),
        )
        .map((link) => `not marked as wrong: ${words(link)}`),
      ...seenErrors
        .filter((each) => !isReferred(each) && !each.closest("[role=alert]"))
        .map((each) => `belongs to no field: ${words(each)}`),
      ...(leadsToInput && seenErrors.length === 0 ? ["no words beside any field"] : []),
      // What the script finds before anything is sent stands beside its field only; nobody was taken away from it.
      ...(isRefused && invalid.length > 0 && summary.length === 0 ? ["no list at the top"] : []),
    ],
    secrets: secrets.length,
    hindered: [
      ...secrets
        .filter((input) => !input.autocomplete || input.autocomplete === "off" || !isPastable(input))
        .filter((input) => input.type === "password")
        .map(nameOf),
      ...secrets.filter((input) => !isPastable(input)).map(nameOf),
      ...riddle.map(nameOf),
    ],
    told: live.length,
    unsaid: live
      .filter(
        (each) =>
          each.closest("[role=status], [role=alert], [role=log], [aria-live]:not([aria-live=off])") === null &&
          // A board is told in one sentence of its own.
          document.querySelector("[data-announce][role=status]") === null &&
          !each.querySelector("[role=status], [role=alert], [aria-live]"),
      )
      .map(nameOf),
    asked: [...Map.groupBy(typed, keyOf).values()]
      .filter((list) => list.length > 1)
      .flatMap(([first]) => (first ? [nameOf(first)] : [])),
  };
}
