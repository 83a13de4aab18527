import { departmentName } from "../../applications/index.ts";
import { portalContext } from "../../http/context.ts";
import { useText } from "../../i18n/text-context.tsx";
import { AccountsPage, type AccountsPageProps } from "../../ui/console/accounts-page.tsx";
import type { Route } from "./+types/accounts";
import { requireStaff } from "./guard.ts";
import { ConsolePage } from "./rail.tsx";

export async function loader({ request, context }: Route.LoaderArgs): Promise<AccountsPageProps> {
  await requireStaff(request, context, "accounts.read");
  const { staff, city } = context.get(portalContext);
  const accounts = await staff.accounts();
  return {
    rows: accounts.map(({ login, name, role, departments, totp, disabled }) => ({
      login,
      name,
      role,
      totp,
      disabled,
      departments: departments.map((id) => departmentName(city, id, "ja")).join("、"),
    })),
  };
}

export default function Accounts({ loaderData }: Route.ComponentProps) {
  const { t } = useText();
  return (
    <ConsolePage current="accounts" title={t("console:accounts.title")}>
      <AccountsPage {...loaderData} />
    </ConsolePage>
  );
}
