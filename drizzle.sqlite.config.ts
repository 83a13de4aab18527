import { defineConfig } from "drizzle-kit";

/** `drizzle-kit generate --config drizzle.sqlite.config.ts --name what-changed`; then the same for PostgreSQL. */
export default defineConfig({ dialect: "sqlite", schema: "./db/sqlite/schema.ts", out: "./db/sqlite/migrations" });
