/** Door of the procedures room: the published catalogue, its search, and publishing; journeys through a form. */
export { type CardPlan, cardProcedures, planCard } from "./card/card-plan.ts";
export { cardAnswers, readCardPlanner } from "./card/read-planner.ts";
export { type Catalogue, createCatalogue, type Published } from "./catalogue.ts";
export { type CityProfile, cityProfileSchema } from "./city-profile.ts";
export { queryOf, type ReadAnswers, readAnswers, viewQuestions } from "./guide/answers.ts";
export { calendarFile } from "./guide/calendar-file.ts";
export { type Checklist, type ChecklistTask, makeChecklist } from "./guide/checklist.ts";
export type { Guide } from "./guide/guide.ts";
export { readGuides } from "./guide/read-guides.ts";
export type { Trip } from "./guide/trips.ts";
export { exampleAnswers } from "./journeys/example-answers.ts";
export { type FileFor, imaginedFile } from "./journeys/example-value.ts";
export { type JourneyWalk, walkJourney } from "./journeys/walk-journey.ts";
export { cityGate } from "./lint-context.ts";
export { normalize } from "./normalize.ts";
export { definitionHash, publishDefinitions } from "./publish.ts";
export type { Facets, Filters, Synonym } from "./search-index.ts";
export { readDefinitions } from "./seed-files.ts";
