/**
 * Accessibility findings in the browser's console while developing. @axe-core/react patches `createElement`, which the
 * automatic JSX runtime never calls, so it cannot follow re-rendering; what remains is its check of the whole document,
 * once per page load. That is what pages without hydration need. The evidence comes from the browser tests.
 */
export async function checkPage(): Promise<void> {
  const [axe, React, ReactDOM] = await Promise.all([import("@axe-core/react"), import("react"), import("react-dom")]);
  // The module namespace is frozen; the tool writes into what it is given.
  await axe.default({ ...React }, { ...ReactDOM }, 1000, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] });
}
