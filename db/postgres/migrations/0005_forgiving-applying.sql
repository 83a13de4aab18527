CREATE TABLE "accessibility_reviews" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"kind" text collate "C" NOT NULL,
	"criterion" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"content_hash" text collate "C" NOT NULL,
	"outcome" text collate "C" NOT NULL,
	"reason" text collate "C" NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"until" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "application_reads" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"application_id" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"department" text collate "C" NOT NULL,
	"what" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft_resumes" (
	"handle" text collate "C" PRIMARY KEY NOT NULL,
	"draft_id" text collate "C" NOT NULL,
	"secret_hash" text collate "C" NOT NULL,
	"email" text collate "C",
	"locale" text collate "C" NOT NULL,
	"tries" integer NOT NULL,
	"locked_until" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"reminded_days" integer NOT NULL,
	CONSTRAINT "draft_resumes_draft_id" UNIQUE("draft_id")
);
--> statement-breakpoint
CREATE TABLE "sign_in_flows" (
	"state_hash" text collate "C" PRIMARY KEY NOT NULL,
	"draft_id" text collate "C" NOT NULL,
	"session_hash" text collate "C" NOT NULL,
	"locale" text collate "C" NOT NULL,
	"nonce" text collate "C" NOT NULL,
	"code_verifier" text collate "C" NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "copy_email" text collate "C";--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "proxy" json;--> statement-breakpoint
ALTER TABLE "attachments" ADD COLUMN "purpose" text collate "C" DEFAULT 'answer' NOT NULL;--> statement-breakpoint
ALTER TABLE "attachments" ADD COLUMN "scan" text collate "C" DEFAULT 'waiting' NOT NULL;--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "carried" json;--> statement-breakpoint
ALTER TABLE "application_reads" ADD CONSTRAINT "application_reads_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_resumes" ADD CONSTRAINT "draft_resumes_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accessibility_reviews_criterion" ON "accessibility_reviews" USING btree ("criterion","state","at");--> statement-breakpoint
CREATE INDEX "application_reads_application_id" ON "application_reads" USING btree ("application_id","at");--> statement-breakpoint
CREATE INDEX "sign_in_flows_expires_at" ON "sign_in_flows" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "attachments_scan" ON "attachments" USING btree ("scan","created_at");