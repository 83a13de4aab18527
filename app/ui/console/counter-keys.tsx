import { useEffect, useState } from "react";
import { useText } from "../../i18n/text-context.tsx";
import { WideTable } from "./wide-table.tsx";

const keys = [
  { key: "n", word: "next" },
  { key: "s", word: "start" },
  { key: "d", word: "done" },
  { key: "a", word: "again" },
  { key: "x", word: "absent" },
  { key: "b", word: "back" },
  { key: "t", word: "issue" },
  { key: "c", word: "checkIn" },
] as const;
const stored = "counter-keys";

/** A browser may refuse to keep anything: then keys are on until the page is left. */
function remember(isOn: boolean): void {
  try {
    localStorage.setItem(stored, isOn ? "on" : "off");
  } catch {}
}
function remembered(): boolean {
  try {
    return localStorage.getItem(stored) !== "off";
  } catch {
    return true;
  }
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("input,select,textarea,[contenteditable]") !== null;

/** Presses the button, or goes to the input, that carries the key. */
function press(event: KeyboardEvent): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing) return;
  if (isTyping(event.target)) return;
  const known = keys.find(({ key }) => key === event.key.toLowerCase());
  const target = known && document.querySelector<HTMLElement>(`[data-key="${known.key}"]`);
  if (!target) return;
  event.preventDefault();
  if (target instanceof HTMLButtonElement) target.click();
  else target.focus();
}

/** One key each, only outside inputs, and they can be switched off (WCAG 2.1, 2.1.4). */
export function CounterKeys() {
  const { t } = useText();
  // Null until the script runs: without it there are no keys to speak of.
  const [isOn, setOn] = useState<boolean | null>(null);
  useEffect(() => setOn(remembered()), []);
  useEffect(() => {
    if (isOn !== true) return;
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [isOn]);
  if (isOn === null) return null;
  const change = () => {
    remember(!isOn);
    setOn(!isOn);
  };
  return (
    <details>
      <summary>{t("line:keys.heading")}</summary>
      <p>{t("line:keys.about")}</p>
      <p>
        <button type="button" className="button second low" data-key-switch onClick={change}>
          {t(isOn ? "line:keys.on" : "line:keys.off")}
        </button>
      </p>
      <WideTable label={t("line:keys.caption")}>
        <caption className="vh">{t("line:keys.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("line:keys.key")}</th>
            <th scope="col">{t("line:keys.does")}</th>
          </tr>
        </thead>
        <tbody>
          {keys.map(({ key, word }) => (
            <tr key={key}>
              <th scope="row">
                <kbd>{key.toUpperCase()}</kbd>
              </th>
              <td>{t(`line:keys.${word}`)}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </details>
  );
}
