/** Loaded by the root in development only: public pages have no client entry that could do it. */
import { checkPage } from "./axe.ts";

void checkPage();
