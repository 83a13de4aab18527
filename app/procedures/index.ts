/** Door of the procedures room: the published catalogue, its search, and publishing. */
export { type Catalogue, createCatalogue, type Published } from "./catalogue.ts";
export { type CityProfile, cityProfileSchema } from "./city-profile.ts";
export { normalize } from "./normalize.ts";
export { expandParts, type Parts, readParts } from "./parts.ts";
export { definitionHash, publishDefinitions } from "./publish.ts";
export type { Facets, Filters, Synonym } from "./search-index.ts";
export { readDefinitions } from "./seed-files.ts";
