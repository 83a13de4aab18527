/** Door of the identity room: staff sign-in and permissions, and how a resident is confirmed. */
export { createAccounts } from "./accounts.ts";
export { openCard } from "./card/open-card.ts";
export type { CardIdentityProvider } from "./card/provider.ts";
export { createCardSignIn, localeOfState } from "./card/sign-in.ts";
export { demoAccounts, demoPassword, demoTotpSecret, seedDemoAccounts } from "./demo-accounts.ts";
export { codeMinutes, createEmailConfirmation, type EmailConfirmation } from "./email-confirmation.ts";
export { hashPassword } from "./passwords.ts";
export {
  departmentsOfCounters,
  departmentsOfHandouts,
  may,
  type Permission,
  visibleDepartments,
} from "./permissions.ts";
export { seal } from "./secrets.ts";
export { createStaffSignIn, type StaffIdentity, type StaffSignIn } from "./staff-sign-in.ts";
