/** The trust baseline as a browser meets it: policy, cookies, caching. */
import { createResident } from "../../accessibility/stage/resident.ts";
import { expect, kitchenSink, test } from "./portal-test.ts";

const ship = `/procedures/${kitchenSink.id}`;
/** One address of every class of answer. */
const answers: { what: string; path: string; status: number; post?: Record<string, string>; origin?: string }[] = [
  { what: "a public page", path: "/", status: 200 },
  { what: "the same page from memory", path: "/", status: 200 },
  { what: "a guide page in English", path: `/en${ship}`, status: 200 },
  { what: "a personal page", path: "/applications", status: 200 },
  { what: "a refused form", path: "/applications", status: 422, post: { receipt: "", secret: "" } },
  { what: "a redirect after a form", path: `${ship}/apply`, status: 303, post: {} },
  { what: "a page that does not exist", path: "/nothing/here", status: 404 },
  { what: "a malformed address", path: "/procedures/%E0%A4%A", status: 400 },
  { what: "a form from another site", path: "/applications", status: 403, post: {}, origin: "https://evil.example" },
  { what: "a page out of order", path: `${ship}/apply/declare`, status: 409 },
  { what: "the sign-in page of the console", path: "/staff/login", status: 200 },
  { what: "a console page for a stranger", path: "/staff/applications", status: 302 },
  { what: "data for our script", path: "/api/postal/7592212", status: 200 },
  { what: "data that is refused", path: "/api/postal/x", status: 400 },
  { what: "our script", path: "/enhance.js", status: 200 },
  { what: "a file that does not exist", path: "/assets/nothing.js", status: 404 },
  { what: "the health check", path: "/healthz", status: 200 },
];

for (const { what, path, status, post, origin } of answers) {
  test(`${what} carries the policy`, async ({ request, stage }) => {
    const options = { maxRedirects: 0, headers: { Origin: origin ?? stage.origin } };
    const response = post
      ? await request.post(path, { ...options, form: post })
      : await request.get(path, { maxRedirects: 0 });
    expect(response.status()).toBe(status);
    const headers = response.headers();
    const policy = headers["content-security-policy"] ?? "";
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain("unsafe");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("strict-origin-when-cross-origin");
  });
}

test("stylesheets and scripts of the build carry the policy and may be kept", async ({ page }) => {
  const kept: string[] = [];
  page.on("response", (response) => {
    if (!new URL(response.url()).pathname.startsWith("/assets/")) return;
    const headers = response.headers();
    expect(headers["content-security-policy"]).not.toContain("unsafe");
    expect(headers["cache-control"]).toContain("immutable");
    kept.push(response.url());
  });
  await page.goto("/staff/login");
  await page.waitForLoadState("networkidle");
  expect(kept.length).toBeGreaterThan(1);
});

test("the browser sees no breach of the policy on any kind of page", async ({ page, context, stage, complaints }) => {
  const resident = await createResident(stage, context);
  const receipt = await resident.open("correction-requested");
  await resident.signIn("clerk");
  await resident.startDraft(kitchenSink.id, {});
  const own = `/applications/${receipt}`;
  const paths = [
    "/",
    "/procedures",
    ship,
    `${ship}/apply/pilot`,
    own,
    `${own}/receipt`,
    `${own}/correction`,
    "/accessibility",
    "/no-such-page",
    "/staff/applications",
    `/staff${own}`,
  ];
  await page.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
    ),
  );
  for (const path of paths) {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    expect(complaints, path).toEqual([]);
  }
});

test("cookies are for this host alone and out of reach of scripts", async ({ page, context, stage }) => {
  await page.goto("/");
  expect(await context.cookies(), "reading sets none").toEqual([]);
  await page.goto(`${ship}/apply`);
  await page.locator("main form button.forward").click();
  await page.goto("/staff/login");
  const { password } = stage.portal.demoAccounts();
  await page.locator("[name=login]").fill("auditor");
  await page.locator("[name=password]").fill(password);
  await page.locator("[name=code]").fill((await page.locator("main .number").first().textContent()) ?? "");
  await page.locator("main form button[type=submit]").click();
  await expect(page).not.toHaveURL(/login/);
  const cookies = await context.cookies();
  expect(cookies.map(({ name }) => name).toSorted()).toEqual(["__Host-resident", "__Host-staff"]);
  for (const cookie of cookies)
    expect(cookie).toMatchObject({ path: "/", secure: true, httpOnly: true, sameSite: "Lax", domain: "localhost" });
  expect(await page.evaluate(() => document.cookie)).toBe("");
});

test("personal pages are kept by nobody, public ones may be checked again", async ({ context, stage, page }) => {
  const resident = await createResident(stage, context);
  const own = `/applications/${await resident.open("submitted")}`;
  await resident.startDraft(kitchenSink.id, {});
  await resident.signIn("clerk");
  for (const path of [
    "/applications",
    own,
    `${own}/receipt`,
    `${own}/withdraw`,
    `${ship}/apply/pilot`,
    "/staff/applications",
    "/staff/login",
  ]) {
    const response = await page.request.get(path);
    expect(response.status(), path).toBe(200);
    expect(response.headers()["cache-control"], path).toMatch(/no-store/);
  }
  for (const path of ["/", "/procedures", ship, "/accessibility"]) {
    const response = await page.request.get(path);
    const { etag = "", ...headers } = response.headers();
    expect(headers["cache-control"], path).toContain("public");
    const again = await page.request.get(path, { headers: { "If-None-Match": etag } });
    expect(again.status(), path).toBe(304);
  }
});
