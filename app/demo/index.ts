/** Door of the demo: fictitious applications in every state, so that no screen of a fresh demo is empty. */
export { seedDemoApplications } from "./demo-applications.ts";
