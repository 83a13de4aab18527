import { useText } from "../../i18n/text-context.tsx";
import { WideTable } from "./wide-table.tsx";

export type LoginPageProps = {
  /** Local address to go on to. */
  to: string;
  login: string;
  /** Ready message; null before the first try. */
  failure: string | null;
  /** Only in the demo. */
  demo: { accounts: { login: string; name: string }[]; password: string; code: string } | null;
};

export function LoginPage({ to, login, failure, demo }: LoginPageProps) {
  const { t } = useText();
  const described = failure ? "login-failure" : undefined;
  return (
    <main id="main" tabIndex={-1} className="column page">
      <div className="stack">
        <h1>{t("console:login.title")}</h1>
        {failure === null ? null : (
          <div className="summary-errors tight" role="alert" id="login-failure" tabIndex={-1} data-focus>
            <p>{failure}</p>
          </div>
        )}
        <form method="post" className="fields">
          <input type="hidden" name="to" value={to} />
          <Input
            name="login"
            label={t("console:login.login")}
            autoComplete="username"
            value={login}
            described={described}
          />
          <Input
            name="password"
            type="password"
            label={t("console:login.password")}
            autoComplete="current-password"
            described={described}
          />
          <Input
            name="code"
            label={t("console:login.code")}
            hint={t("console:login.codeHint")}
            autoComplete="one-time-code"
            inputMode="numeric"
            described={described}
          />
          <p className="acts">
            <button type="submit" className="button">
              {t("console:login.submit")}
            </button>
          </p>
        </form>
        {demo === null ? null : <Demo demo={demo} />}
      </div>
    </main>
  );
}

function Input(props: {
  name: string;
  label: string;
  hint?: string;
  type?: string;
  value?: string;
  autoComplete: string;
  inputMode?: "numeric";
  described: string | undefined;
}) {
  const { name, label, hint, type = "text", value, autoComplete, inputMode, described } = props;
  const id = `login-${name}`;
  const hintId = hint ? `${id}-hint` : undefined;
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {hint ? (
        <p className="hint" id={hintId}>
          {hint}
        </p>
      ) : null}
      <input
        id={id}
        name={name}
        type={type}
        defaultValue={value}
        autoComplete={autoComplete}
        inputMode={inputMode}
        className="w20"
        required
        maxLength={200}
        aria-describedby={[hintId, described].filter(Boolean).join(" ") || undefined}
      />
    </div>
  );
}

function Demo({ demo }: { demo: NonNullable<LoginPageProps["demo"]> }) {
  const { t } = useText();
  return (
    <section className="stack">
      <p>{t("console:login.demo", { password: demo.password })}</p>
      <p>
        {t("console:login.demoCode")} <b className="number">{demo.code}</b>
      </p>
      <WideTable label={t("console:login.demoAccounts")}>
        <thead>
          <tr>
            <th scope="col">{t("console:login.demoAccount")}</th>
            <th scope="col">{t("console:login.demoName")}</th>
          </tr>
        </thead>
        <tbody>
          {demo.accounts.map((account) => (
            <tr key={account.login}>
              <td>{account.login}</td>
              <td>{account.name}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  );
}
