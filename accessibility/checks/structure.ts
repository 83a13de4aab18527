/** Headings, lists, tables, groups, labels and links: what can be read from the structure alone. */
import { type Check, question, verdict } from "./check.ts";

export const structure: Check = async ({ page }) => {
  const found = await page.evaluate(look);
  const { counts } = found;
  return [
    verdict(
      { check: "heading-levels", criteria: "1.3.1", help: "headings go down one level at a time" },
      found.jumps,
      counts.headings,
    ),
    verdict(
      {
        check: "grouped-choices",
        criteria: "1.3.1",
        help: "radio buttons and checkboxes of one question are one named group",
      },
      found.ungrouped,
      counts.choices,
    ),
    verdict(
      { check: "table-heads", criteria: "1.3.1", help: "every table has head cells with a scope" },
      found.headless,
      counts.tables,
    ),
    question(
      { check: "headings-are-headings", criteria: "1.3.1", help: "does this only look like a heading or a list?" },
      found.lookalikes,
      counts.headings,
    ),
    verdict(
      {
        check: "heading-words",
        criteria: "2.4.6",
        help: "no heading or label is empty, and labels of one form differ",
      },
      [...found.emptyHeadings, ...found.sameLabels],
      counts.headings + counts.controls,
    ),
    verdict(
      { check: "visible-labels", criteria: "3.3.2", help: "every input has a label that can be seen" },
      found.unlabelled,
      counts.controls,
    ),
    verdict(
      { check: "link-words", criteria: "2.4.4", help: "a link says where it leads, not only 'here' or 'more'" },
      found.vagueLinks,
      counts.links,
    ),
    question(
      {
        check: "same-name-links",
        criteria: "2.4.4",
        help: "links of one name lead to different places: do their surroundings tell them apart?",
      },
      found.sameLinks,
      false,
    ),
    verdict(
      { check: "links-look-like-links", criteria: "1.4.1", help: "links within text differ by more than their colour" },
      found.colourLinks,
      counts.inlineLinks,
    ),
    verdict(
      { check: "label-in-name", criteria: "2.5.3", help: "what is written on a control is part of its name" },
      found.misnamed,
      counts.named,
    ),
    question(
      {
        check: "sensory-words",
        criteria: "1.3.3",
        help: "does this point at something by shape, colour or place alone?",
      },
      found.sensory,
    ),
  ];
};

function look() {
  const { accName, all, blockOf, isOnPage, isSeen, labelsOf, nameOf, texts, words } = globalThis.a11yKit;
  const headings = all("h1, h2, h3, h4, h5, h6, [role=heading]").filter(isSeen);
  const levelOf = (each: Element) => Number(each.getAttribute("aria-level") ?? each.tagName.slice(1)) || 2;
  const jumps = headings.filter((each, index) => {
    const before = headings[index - 1];
    return before && levelOf(each) > levelOf(before) + 1;
  });

  const choices = all<HTMLInputElement>("input[type=radio], input[type=checkbox]").filter(isSeen);
  const byName = Map.groupBy(
    choices.filter(({ name }) => name !== ""),
    ({ name, type }) => `${type} ${name}`,
  );
  const groupOf = (each: Element) => each.closest("fieldset, [role=group], [role=radiogroup], table");
  const groupName = (group: Element | null) =>
    group
      ? words(group.querySelector(":scope > legend, :scope > caption")) ||
        (group.matches("[aria-label], [aria-labelledby]") ? accName(group) : "")
      : "";
  const ungrouped = [...byName.values()].filter((own) => {
    const [first] = own;
    return (
      own.length > 1 &&
      first &&
      (groupOf(first) === null || (groupOf(first)?.tagName !== "TABLE" && groupName(groupOf(first)) === ""))
    );
  });

  const tables = all<HTMLTableElement>("table:not([role=presentation], [role=none])").filter(isSeen);
  const headless = tables.filter((table) => {
    const heads = all("th", table);
    return (
      heads.length === 0 ||
      heads.some((head) => !head.hasAttribute("scope") && !head.hasAttribute("id") && words(head) !== "")
    );
  });

  const base = Number.parseFloat(getComputedStyle(document.body).fontSize);
  const bold = all("main p, main div").filter((each) => {
    const { fontSize, fontWeight } = getComputedStyle(each);
    const isAlone = each.children.length <= 1 && words(each).length > 0 && words(each).length < 40;
    return (
      isAlone &&
      isSeen(each) &&
      Number.parseFloat(fontSize) >= base * 1.3 &&
      Number(fontWeight) >= 700 &&
      !each.closest("h1, h2, h3, h4, h5, h6, legend, label, dl, table, a, button, [role]") &&
      each.parentElement?.closest("h1,h2,h3") === null &&
      !/\d/.test(words(each)) &&
      each.nextElementSibling !== null
    );
  });
  const dashes = all("main p, main div").filter(
    (each) =>
      each.children.length > 0 &&
      [...each.childNodes].filter((node) => node.nodeType === 3 && /^\s*[・●•\-*][^\s]/.test(node.textContent ?? ""))
        .length > 1,
  );

  const controls = all<HTMLInputElement>(
    "input:not([type=hidden], [type=submit], [type=button], [type=image]), select, textarea",
  ).filter(isSeen);
  const hasSeenLabel = (control: Element) => {
    const ids = (control.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
    const labels = [...labelsOf(control), ...ids.map((id) => document.getElementById(id))];
    return labels.some((label) => label !== null && words(label) !== "" && texts(label).length > 0);
  };
  // One input and its button: the button says what it is for (G167).
  const isWithButton = (control: HTMLInputElement) =>
    accName(control) !== "" &&
    control.form !== null &&
    controls.filter(({ form }) => form === control.form).length === 1 &&
    all("button, input[type=submit]", control.form).some((button) => isSeen(button) && accName(button) !== "");
  // In a table the head of the column or row is the label that is seen.
  const isUnderHead = (control: Element) =>
    accName(control) !== "" &&
    control.closest("td, th") !== null &&
    all("th", control.closest("table") ?? document).some(isSeen);
  const unlabelled = controls.filter(
    (control) => !hasSeenLabel(control) && !isWithButton(control) && !isUnderHead(control),
  );
  const labelKey = (control: HTMLInputElement) => `${blockOf(control)} ${accName(control)}`;
  const typed = controls.filter((each) => !/radio|checkbox/.test(each.type));
  const sameLabels = [...Map.groupBy(typed, labelKey).values()].filter((list) => list.length > 1);

  const links = all<HTMLAnchorElement>("a[href]").filter(isOnPage);
  const vague =
    /^(こちら|ここ|詳細|詳しく|詳しくは(こちら)?|もっと見る|続き(を読む)?|クリック|リンク|here|click here|more|read more|link|details?|learn more)[。.]?$/i;
  const byWords = Map.groupBy(links, (link) => accName(link));
  const sameLinks = [...byWords].filter(
    ([name, list]) => name !== "" && new Set(list.map(({ href }) => href)).size > 1,
  );

  // A name from its own words or its label holds what is seen; only one that is given apart may differ.
  const written = all("a[href], button, summary, input, select, textarea").filter(isSeen);
  const bare = (text: string) =>
    text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[\s\p{P}\p{S}]/gu, "");
  const seenOn = (each: Element) =>
    [each, ...labelsOf(each)]
      .flatMap((root) => texts(root))
      .map(({ text }) => bare(text))
      .join("");
  const labelled = written.filter((each) => seenOn(each) !== "");
  const misnamed = labelled.filter((each) => {
    const isApart = each.hasAttribute("aria-label") || each.hasAttribute("aria-labelledby");
    return isApart && !bare(accName(each)).includes(seenOn(each));
  });

  const inline = links.filter((link) => {
    const around = link.closest("p, li, dd, td");
    return (
      link.closest("main") &&
      around &&
      getComputedStyle(link).display === "inline" &&
      [...around.childNodes].some(
        (node) =>
          node.nodeType === 3 &&
          words(around).length > words(link).length + 4 &&
          (node.textContent ?? "").trim().length > 3,
      )
    );
  });
  const looksPlain = (link: Element) => {
    const own = getComputedStyle(link);
    const around = getComputedStyle(link.parentElement ?? link);
    const differs =
      own.fontWeight !== around.fontWeight ||
      own.fontSize !== around.fontSize ||
      own.borderBottomStyle !== "none" ||
      own.backgroundColor !== "rgba(0, 0, 0, 0)";
    return !own.textDecorationLine.includes("underline") && !differs;
  };
  const sensory =
    /(?:(?:右|左|上|下)(?:側|上|下|端)?の(?:ボタン|リンク|欄|表|図|メニュー|ところ)|(?:赤|青|緑|黄|黒)(?:い|色の|字の?)(?:ボタン|文字|欄|項目|ところ|部分)|(?:丸|四角)い(?:ボタン|しるし|マーク)|\b(?:red|green|blue|yellow|round|square)\s+(?:button|text|box|field|link|icon)|\b(?:button|menu|box|link|field)\s+(?:on|at|to) the (?:right|left|top|bottom))/i;
  return {
    counts: {
      headings: headings.length,
      choices: choices.length,
      tables: tables.length,
      controls: controls.length,
      links: links.length,
      inlineLinks: inline.length,
      named: labelled.length,
    },
    jumps: jumps.map(nameOf),
    ungrouped: ungrouped.flatMap(([first]) => (first ? [nameOf(first)] : [])),
    headless: headless.map(nameOf),
    lookalikes: [...bold, ...dashes].map(nameOf),
    emptyHeadings: all("h1, h2, h3, h4, h5, h6, [role=heading], label, legend")
      .filter((each) => each.checkVisibility({ visibilityProperty: true }))
      .filter((each) => words(each) === "" && accName(each) === "")
      .map(nameOf),
    sameLabels: sameLabels.flatMap(([first]) => (first ? [nameOf(first)] : [])),
    unlabelled: unlabelled.map(nameOf),
    vagueLinks: links.filter((link) => vague.test(accName(link))).map(nameOf),
    sameLinks: sameLinks.map(([name]) => name),
    misnamed: misnamed.map(nameOf),
    colourLinks: inline.filter(looksPlain).map(nameOf),
    sensory: texts()
      .filter(({ text }) => sensory.test(text))
      .map(({ text }) => text.slice(0, 60)),
  };
}
