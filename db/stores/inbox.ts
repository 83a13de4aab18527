/** The clerk's list: keyset pages that cost the same however many applications there are. No counting. */
import { and, asc, desc, eq, gte, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/sqlite-core";
import type { ApplicationStore, InboxFilter, InboxRow } from "../../app/applications/store.ts";
import type { Dialect } from "../dialect.ts";
import type { Tables } from "../schema/tables.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { dueFromRow } from "./due.ts";

const mostRows = 200;
