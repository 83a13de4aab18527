import { useText } from "../../i18n/text-context.tsx";
import { WideTable } from "./wide-table.tsx";

export type AccountsPageProps = {
  rows: { login: string; name: string; role: string; departments: string; totp: boolean; disabled: boolean }[];
};

export function AccountsPage({ rows }: AccountsPageProps) {
  const { t } = useText();
  return (
    <WideTable label={t("console:accounts.caption")}>
      <caption className="vh">{t("console:accounts.caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("console:accounts.login")}</th>
          <th scope="col">{t("console:accounts.name")}</th>
          <th scope="col">{t("console:accounts.role")}</th>
          <th scope="col">{t("console:accounts.departments")}</th>
          <th scope="col">{t("console:accounts.totp")}</th>
          <th scope="col">{t("console:accounts.state")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.login}>
            <th scope="row">{row.login}</th>
            <td>{row.name}</td>
            <td>{t(`console:roles.${row.role}`)}</td>
            <td>{row.departments}</td>
            <td>{t(row.totp ? "console:accounts.on" : "console:accounts.off")}</td>
            <td>{t(row.disabled ? "console:accounts.disabled" : "console:accounts.active")}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
