CREATE TABLE "handout_events" (
	"handout_id" text collate "C" NOT NULL,
	"seq" integer NOT NULL,
	"version" integer NOT NULL,
	"at" bigint NOT NULL,
	"by" text collate "C" NOT NULL,
	"type" text collate "C" NOT NULL,
	"note" text collate "C" NOT NULL,
	CONSTRAINT "handout_events_pk" PRIMARY KEY("handout_id","seq")
);
--> statement-breakpoint
CREATE TABLE "handout_feedback" (
	"handout_id" text collate "C" NOT NULL,
	"version" integer NOT NULL,
	"locale" text collate "C" NOT NULL,
	"day" text collate "C" NOT NULL,
	"yes" integer NOT NULL,
	"no" integer NOT NULL,
	CONSTRAINT "handout_feedback_pk" PRIMARY KEY("handout_id","version","locale","day")
);
--> statement-breakpoint
CREATE TABLE "handout_versions" (
	"handout_id" text collate "C" NOT NULL,
	"version" integer NOT NULL,
	"number" integer NOT NULL,
	"department" text collate "C" NOT NULL,
	"content" json NOT NULL,
	"hash" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"revision" integer NOT NULL,
	"author" text collate "C" NOT NULL,
	"reviewer" text collate "C",
	"change_note" text collate "C" NOT NULL,
	"publish_at" bigint,
	"published_at" bigint,
	"ended_at" bigint,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "handout_versions_pk" PRIMARY KEY("handout_id","version")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "handout_versions_one_published" ON "handout_versions" USING btree ("handout_id") WHERE state = 'published';--> statement-breakpoint
CREATE UNIQUE INDEX "handout_versions_one_open" ON "handout_versions" USING btree ("handout_id") WHERE state in ('draft', 'review', 'approved');--> statement-breakpoint
CREATE INDEX "handout_versions_due" ON "handout_versions" USING btree ("publish_at") WHERE state = 'approved';