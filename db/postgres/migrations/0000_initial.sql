CREATE TABLE "application_events" (
	"application_id" text collate "C" NOT NULL,
	"seq" integer NOT NULL,
	"at" bigint NOT NULL,
	"actor" json NOT NULL,
	"type" text collate "C" NOT NULL,
	"body" json NOT NULL,
	CONSTRAINT "application_events_pk" PRIMARY KEY("application_id","seq")
);
--> statement-breakpoint
CREATE TABLE "application_grants" (
	"session_hash" text collate "C" NOT NULL,
	"application_id" text collate "C" NOT NULL,
	"expires_at" bigint NOT NULL,
	CONSTRAINT "application_grants_pk" PRIMARY KEY("session_hash","application_id")
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"receipt" text collate "C" NOT NULL,
	"idempotency_key" text collate "C" NOT NULL,
	"session_hash" text collate "C" NOT NULL,
	"procedure_id" text collate "C" NOT NULL,
	"version_id" text collate "C" NOT NULL,
	"department" text collate "C" NOT NULL,
	"channel" text collate "C" NOT NULL,
	"locale" text collate "C" NOT NULL,
	"answers" json NOT NULL,
	"identity" json,
	"applicant_name" text collate "C" NOT NULL,
	"applicant_search" text collate "C" NOT NULL,
	"contact_email" text collate "C",
	"submitted_at" bigint NOT NULL,
	"due_at" bigint NOT NULL,
	"status" text collate "C" NOT NULL,
	"last_seq" integer NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "applications_receipt" UNIQUE("receipt"),
	CONSTRAINT "applications_idempotency_key" UNIQUE("idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"type" text collate "C" NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text collate "C" NOT NULL,
	"session_hash" text collate "C" NOT NULL,
	"draft_id" text collate "C",
	"application_id" text collate "C",
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"session_hash" text collate "C" NOT NULL,
	"procedure_id" text collate "C" NOT NULL,
	"version_id" text collate "C" NOT NULL,
	"answers" json NOT NULL,
	"pending" json,
	"identity" json,
	"revision" integer NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	CONSTRAINT "drafts_session_hash_procedure_id" UNIQUE("session_hash","procedure_id")
);
--> statement-breakpoint
CREATE TABLE "email_codes" (
	"draft_id" text collate "C" PRIMARY KEY NOT NULL,
	"email" text collate "C" NOT NULL,
	"code_hash" text collate "C" NOT NULL,
	"tries" integer NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"to_address" text collate "C" NOT NULL,
	"subject" text collate "C" NOT NULL,
	"text" text collate "C" NOT NULL,
	"about" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"due_at" bigint NOT NULL,
	"attempts" integer NOT NULL,
	"last_error" text collate "C",
	"sent_at" bigint
);
--> statement-breakpoint
CREATE TABLE "procedure_versions" (
	"version_id" text collate "C" PRIMARY KEY NOT NULL,
	"procedure_id" text collate "C" NOT NULL,
	"version" integer NOT NULL,
	"number" integer NOT NULL,
	"definition" json NOT NULL,
	"hash" text collate "C" NOT NULL,
	"published_at" bigint NOT NULL,
	"published_by" text collate "C" NOT NULL,
	CONSTRAINT "procedure_versions_procedure_id_version" UNIQUE("procedure_id","version")
);
--> statement-breakpoint
CREATE TABLE "rate_windows" (
	"key" text collate "C" PRIMARY KEY NOT NULL,
	"taken" integer NOT NULL,
	"ends_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "site_counters" (
	"name" text collate "C" PRIMARY KEY NOT NULL,
	"value" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_accounts" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"login" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"departments" json NOT NULL,
	"password_hash" text collate "C" NOT NULL,
	"totp_secret" text collate "C",
	"totp_last_step" bigint NOT NULL,
	"disabled_at" bigint,
	"created_at" bigint NOT NULL,
	CONSTRAINT "staff_accounts_login" UNIQUE("login")
);
--> statement-breakpoint
CREATE TABLE "staff_sessions" (
	"token_hash" text collate "C" PRIMARY KEY NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"last_seen_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "application_events" ADD CONSTRAINT "application_events_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_grants" ADD CONSTRAINT "application_grants_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_version_id_procedure_versions_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."procedure_versions"("version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_version_id_procedure_versions_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."procedure_versions"("version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_sessions" ADD CONSTRAINT "staff_sessions_account_id_staff_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."staff_accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "application_grants_expires_at" ON "application_grants" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "applications_inbox_due" ON "applications" USING btree ("department","status","due_at","id");--> statement-breakpoint
CREATE INDEX "applications_inbox_newest" ON "applications" USING btree ("department","status","submitted_at","id");--> statement-breakpoint
CREATE INDEX "applications_all_due" ON "applications" USING btree ("status","due_at","id");--> statement-breakpoint
CREATE INDEX "applications_all_newest" ON "applications" USING btree ("status","submitted_at","id");--> statement-breakpoint
CREATE INDEX "applications_applicant_search" ON "applications" USING btree ("applicant_search","id");--> statement-breakpoint
CREATE INDEX "attachments_draft_id" ON "attachments" USING btree ("draft_id");--> statement-breakpoint
CREATE INDEX "attachments_application_id" ON "attachments" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "drafts_expires_at" ON "drafts" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "email_codes_expires_at" ON "email_codes" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "outbox_unsent" ON "outbox" USING btree ("due_at") WHERE sent_at is null;--> statement-breakpoint
CREATE INDEX "outbox_about" ON "outbox" USING btree ("about","created_at");--> statement-breakpoint
CREATE INDEX "rate_windows_ends_at" ON "rate_windows" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "staff_sessions_account_id" ON "staff_sessions" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "staff_sessions_expires_at" ON "staff_sessions" USING btree ("expires_at");