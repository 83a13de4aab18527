import { defineConfig } from "drizzle-kit";

/** `drizzle-kit generate --config drizzle.postgres.config.ts --name what-changed`; then the same for SQLite. */
export default defineConfig({
  dialect: "postgresql",
  schema: "./db/postgres/schema.ts",
  out: "./db/postgres/migrations",
});
