import { useText } from "../../i18n/text-context.tsx";
import { Words } from "../feedback/words.tsx";

/** `who`: both persons in one sentence; `notices`: who is told by mail. */
export type OnBehalfNote = { who: string; notices: string };

export function OnBehalf({ who, notices }: OnBehalfNote) {
  const { t } = useText();
  return (
    <>
      <p>
        <Words>{who}</Words>
      </p>
      <p className="soft">{t("proxy:noticesLine", { to: notices })}</p>
    </>
  );
}
