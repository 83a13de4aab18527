import { generateSync } from "otplib";
import { data } from "react-router";
import { portalContext, requestInfo } from "../../http/context.ts";
import { readForm } from "../../http/form.ts";
import { safeRedirect } from "../../http/redirects.ts";
import { seeOther } from "../../http/responses.ts";
import { useText } from "../../i18n/text-context.tsx";
import { translator } from "../../i18n/translator.ts";
import type { Portal } from "../../portal.server.ts";
import { LoginPage, type LoginPageProps } from "../../ui/console/login-page.tsx";
import { PageTitle } from "../page-title.tsx";
import type { Route } from "./+types/login";
import { staffCookie } from "./guard.ts";

/** The first page of the role. */
const home = "/staff";

function demoOf(portal: Portal): LoginPageProps["demo"] {
  const { accounts, password, totpSecret } = portal.demoAccounts();
  if (accounts.length === 0) return null;
  const code = generateSync({ secret: totpSecret, epoch: Math.floor(portal.clock.now() / 1000) });
  return { accounts: accounts.map(({ login, name }) => ({ login, name })), password, code };
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const portal = context.get(portalContext);
  const to = safeRedirect(new URL(request.url).searchParams.get("to"), home);
  return { to, login: "", failure: null, demo: demoOf(portal) } satisfies LoginPageProps;
}

export async function action({ request, context }: Route.ActionArgs) {
  const portal = context.get(portalContext);
  const form = await readForm(request);
  const typed = {
    login: form.get("login") ?? "",
    password: form.get("password") ?? "",
    code: form.get("code") ?? "",
  };
  const to = safeRedirect(form.get("to"), home);
  const result = await portal.staff.signIn(typed, context.get(requestInfo).clientIp);
  if (result.ok) {
    return seeOther(to, { "Set-Cookie": staffCookie.write(result.value, portal.config.publicOrigin) });
  }
  const t = translator("ja");
  const tooMany = result.error.code === "too-many";
  const failure =
    result.error.code === "too-many"
      ? t("console:login.tooMany", { minutes: Math.ceil(result.error.retryAfterMs / 60_000) })
      : t("console:login.wrong");
  const page: LoginPageProps = { to, login: typed.login.slice(0, 100), failure, demo: demoOf(portal) };
  return data(page, { status: tooMany ? 429 : 422 });
}

export default function Login({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const page = actionData ?? loaderData;
  return (
    <>
      <PageTitle title={t("console:login.title")} hasErrors={page.failure !== null} />
      <LoginPage {...page} />
    </>
  );
}
