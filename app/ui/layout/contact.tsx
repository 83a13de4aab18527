import { useText } from "../../i18n/text-context.tsx";
import type { City } from "./frame.ts";

/** The telephone number as something to press. */
export function Telephone({ tel, className }: { tel: string; className?: string }) {
  return (
    <a className={className} href={`tel:${tel.replace(/[^0-9+]/g, "")}`}>
      {tel}
    </a>
  );
}

/** How to reach a person: the number first, then when and whom. */
export function Contact({ city }: { city: City }) {
  const { t } = useText();
  return (
    <div>
      <p>{city.office}</p>
      {city.tel === null ? (
        <p>{t("ui:contact.atOffice")}</p>
      ) : (
        <p>
          {t("ui:contact.tel")} <Telephone tel={city.tel} className="tel" />
        </p>
      )}
      <p>{city.hours}</p>
    </div>
  );
}

/** In a text: whom to call about this page. The footer has the rest. */
export function AskLine({ city, department }: { city: City; department: string }) {
  const { t } = useText();
  return (
    <p>
      {department} {city.tel === null ? t("ui:contact.atOffice") : <Telephone tel={city.tel} />}
    </p>
  );
}
