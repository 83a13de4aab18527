/** Hydrates the staff console, which is in Japanese only; public pages load no framework script. */
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { HydratedRouter } from "react-router/dom";
import { TextProvider } from "./i18n/text-context.tsx";
import { createTranslators, type TextTree } from "./i18n/translate.ts";

/** The namespaces that console pages use in the browser; mail texts and the like stay on the server. */
const files = import.meta.glob<TextTree>(
  "../locales/ja/{accessibility,applications,assist,auditor,common,console,desk,fields,handouts,http,line,pages,portal,publishing,timetable,ui,uploads}.json",
  {
    eager: true,
    import: "default",
  },
);
const namespaces = Object.entries(files).map(([path, texts]) => [path.slice(path.lastIndexOf("/") + 1, -5), texts]);
const { ja: t } = createTranslators({ ja: Object.fromEntries(namespaces) }, { strict: import.meta.env.DEV });

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <TextProvider locale="ja" t={t}>
        <HydratedRouter />
      </TextProvider>
    </StrictMode>,
  );
});

if (import.meta.env.DEV) void import("./dev/axe.ts").then(({ checkPage }) => checkPage());
