/** Where the publishing desk stands; beside the rest, because the browser needs it, too. */
export const base = "/staff/handouts";
