/** Where the auditor's desk stands; beside the rest, because the browser needs it, too. */
export const base = "/staff/accessibility";
