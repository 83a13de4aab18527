CREATE TABLE `handout_events` (
	`handout_id` text NOT NULL,
	`seq` integer NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`type` text NOT NULL,
	`note` text NOT NULL,
	PRIMARY KEY(`handout_id`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `handout_feedback` (
	`handout_id` text NOT NULL,
	`version` integer NOT NULL,
	`locale` text NOT NULL,
	`day` text NOT NULL,
	`yes` integer NOT NULL,
	`no` integer NOT NULL,
	PRIMARY KEY(`handout_id`, `version`, `locale`, `day`)
);
--> statement-breakpoint
CREATE TABLE `handout_versions` (
	`handout_id` text NOT NULL,
	`version` integer NOT NULL,
	`number` integer NOT NULL,
	`department` text NOT NULL,
	`content` text NOT NULL,
	`hash` text NOT NULL,
	`state` text NOT NULL,
	`revision` integer NOT NULL,
	`author` text NOT NULL,
	`reviewer` text,
	`change_note` text NOT NULL,
	`publish_at` integer,
	`published_at` integer,
	`ended_at` integer,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`handout_id`, `version`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `handout_versions_one_published` ON `handout_versions` (`handout_id`) WHERE state = 'published';--> statement-breakpoint
CREATE UNIQUE INDEX `handout_versions_one_open` ON `handout_versions` (`handout_id`) WHERE state in ('draft', 'review', 'approved');--> statement-breakpoint
CREATE INDEX `handout_versions_due` ON `handout_versions` (`publish_at`) WHERE state = 'approved';