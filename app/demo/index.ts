/** Door of the demo: fictitious applications in every state, reservations and a line, so that no screen of a fresh demo is empty. */
export { seedDemoApplications } from "./demo-applications.ts";
export { seedDemoReservations } from "./demo-reservations.ts";
