CREATE TABLE `accessibility_reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`criterion` text NOT NULL,
	`state` text NOT NULL,
	`content_hash` text NOT NULL,
	`outcome` text NOT NULL,
	`reason` text NOT NULL,
	`account_id` text NOT NULL,
	`name` text NOT NULL,
	`at` integer NOT NULL,
	`until` text
);
--> statement-breakpoint
CREATE INDEX `accessibility_reviews_criterion` ON `accessibility_reviews` (`criterion`,`state`,`at`);--> statement-breakpoint
CREATE TABLE `application_reads` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`at` integer NOT NULL,
	`account_id` text NOT NULL,
	`name` text NOT NULL,
	`department` text NOT NULL,
	`what` text NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `application_reads_application_id` ON `application_reads` (`application_id`,`at`);--> statement-breakpoint
CREATE TABLE `draft_resumes` (
	`handle` text PRIMARY KEY NOT NULL,
	`draft_id` text NOT NULL,
	`secret_hash` text NOT NULL,
	`email` text,
	`locale` text NOT NULL,
	`tries` integer NOT NULL,
	`locked_until` integer NOT NULL,
	`created_at` integer NOT NULL,
	`reminded_days` integer NOT NULL,
	FOREIGN KEY (`draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `draft_resumes_draft_id` ON `draft_resumes` (`draft_id`);--> statement-breakpoint
CREATE TABLE `sign_in_flows` (
	`state_hash` text PRIMARY KEY NOT NULL,
	`draft_id` text NOT NULL,
	`session_hash` text NOT NULL,
	`locale` text NOT NULL,
	`nonce` text NOT NULL,
	`code_verifier` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sign_in_flows_expires_at` ON `sign_in_flows` (`expires_at`);--> statement-breakpoint
ALTER TABLE `applications` ADD `copy_email` text;--> statement-breakpoint
ALTER TABLE `applications` ADD `proxy` text;--> statement-breakpoint
ALTER TABLE `attachments` ADD `purpose` text DEFAULT 'answer' NOT NULL;--> statement-breakpoint
ALTER TABLE `attachments` ADD `scan` text DEFAULT 'waiting' NOT NULL;--> statement-breakpoint
CREATE INDEX `attachments_scan` ON `attachments` (`scan`,`created_at`);--> statement-breakpoint
ALTER TABLE `drafts` ADD `carried` text;