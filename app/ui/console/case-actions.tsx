import { useText } from "../../i18n/text-context.tsx";

export type CaseActionsProps = {
  /** Ids of `allowedActions`, in the order they make sense. */
  actions: string[];
  /** Last event the clerk has seen: an action on anything newer is refused. */
  seq: number;
  markingHref: string;
};

/** The next sensible action first and always here; the others fold away below it. */
export function CaseActions({ actions, seq, markingHref }: CaseActionsProps) {
  const { t } = useText();
  return (
    <section className="stack">
      <h2>{t("console:file.actions")}</h2>
      {actions.length === 0 ? <p>{t("console:file.noActions")}</p> : null}
      {actions.includes("take") ? <Take seq={seq} /> : null}
      {actions.includes("request-correction") ? (
        <p>
          <a className="button second" href={markingHref}>
            {t("console:act.request-correction")}
          </a>
        </p>
      ) : null}
      {actions.includes("accept") ? <WithText action="accept" seq={seq} label="note" required={false} open /> : null}
      {actions.includes("complete") ? (
        <WithText action="complete" seq={seq} label="note" required={false} open />
      ) : null}
      {actions.includes("message") ? <WithText action="message" seq={seq} label="text" required /> : null}
      {actions.includes("reject") ? <WithText action="reject" seq={seq} label="reason" required /> : null}
    </section>
  );
}

function Take({ seq }: { seq: number }) {
  const { t } = useText();
  return (
    <form method="post">
      <input type="hidden" name="action" value="take" />
      <input type="hidden" name="seq" value={seq} />
      <p className="hint">{t("console:act.takeHelp")}</p>
      <button type="submit" className="button">
        {t("console:act.take")}
      </button>
    </form>
  );
}

type WithTextProps = {
  action: string;
  seq: number;
  label: "note" | "text" | "reason";
  required: boolean;
  open?: boolean;
};

function WithText({ action, seq, label, required, open = false }: WithTextProps) {
  const { t } = useText();
  const id = `act-${action}`;
  return (
    <details open={open}>
      <summary>{t(`console:act.${action}`)}</summary>
      <form method="post">
        <input type="hidden" name="action" value={action} />
        <input type="hidden" name="seq" value={seq} />
        <label className="label" htmlFor={id}>
          {t(`console:act.${label}`)}
        </label>
        <textarea id={id} name="text" rows={3} maxLength={2000} required={required} />
        <p>
          <button type="submit" className={open ? "button" : "button second"}>
            {t(action === "message" ? "console:act.sendMessage" : `console:act.${action}`)}
          </button>
        </p>
      </form>
    </details>
  );
}
