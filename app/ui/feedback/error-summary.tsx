import { useText } from "../../i18n/text-context.tsx";
import { Words } from "./words.tsx";

export type ErrorLink = { message: string; href: string | null };

/**
 * First thing of a page that came back: takes the focus through the script and leads to each input. `heading`: where
 * nothing was typed wrongly.
 */
export function ErrorSummary({ errors, heading }: { errors: ErrorLink[]; heading?: string }) {
  const { t } = useText();
  if (errors.length === 0) return null;
  return (
    <div className="summary-errors tight" role="alert" tabIndex={-1} data-focus>
      <h2>{heading ?? t("ui:error.summary", { count: errors.length })}</h2>
      <ul className="plain">
        {errors.map((error) => (
          <li key={`${error.href}${error.message}`}>
            {error.href === null ? (
              <Words>{error.message}</Words>
            ) : (
              <a href={error.href}>
                <Words>{error.message}</Words>
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
