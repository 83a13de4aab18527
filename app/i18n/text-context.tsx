/** Hands the reader's language to components, in server rendering and in the hydrated console alike. */
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { type Locale, localizePath } from "./locales.ts";
import type { Translate } from "./translate.ts";

export type TextTools = { t: Translate; locale: Locale; href: (path: string) => string };

const TextContext = createContext<TextTools | null>(null);

export function TextProvider(props: { locale: Locale; t: Translate; children: ReactNode }) {
  const { locale, t } = props;
  const tools = useMemo(() => ({ t, locale, href: (path: string) => localizePath(path, locale) }), [t, locale]);
  return <TextContext value={tools}>{props.children}</TextContext>;
}

/** Server rendering only: the browser is given the texts of one language. */
const Translators = createContext<((locale: Locale) => Translate) | null>(null);
export const TranslatorsProvider = Translators.Provider;

/** A part that is in another language than its page, with that language's own words. */
export function TextIn({ locale, children }: { locale: Locale; children: ReactNode }) {
  const translators = useContext(Translators);
  if (translators === null) return children;
  return (
    <TextProvider locale={locale} t={translators(locale)}>
      {children}
    </TextProvider>
  );
}

export function useText(): TextTools {
  const tools = useContext(TextContext);
  if (tools === null) throw new Error("useText outside TextProvider");
  return tools;
}
