CREATE TABLE `application_events` (
	`application_id` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`type` text NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`application_id`, `seq`),
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `application_grants` (
	`session_hash` text NOT NULL,
	`application_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`session_hash`, `application_id`),
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `application_grants_expires_at` ON `application_grants` (`expires_at`);--> statement-breakpoint
CREATE TABLE `applications` (
	`id` text PRIMARY KEY NOT NULL,
	`receipt` text NOT NULL,
	`idempotency_key` text NOT NULL,
	`session_hash` text NOT NULL,
	`procedure_id` text NOT NULL,
	`version_id` text NOT NULL,
	`department` text NOT NULL,
	`channel` text NOT NULL,
	`locale` text NOT NULL,
	`answers` text NOT NULL,
	`identity` text,
	`applicant_name` text NOT NULL,
	`applicant_search` text NOT NULL,
	`contact_email` text,
	`submitted_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`status` text NOT NULL,
	`last_seq` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `procedure_versions`(`version_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `applications_inbox_due` ON `applications` (`department`,`status`,`due_at`,`id`);--> statement-breakpoint
CREATE INDEX `applications_inbox_newest` ON `applications` (`department`,`status`,`submitted_at`,`id`);--> statement-breakpoint
CREATE INDEX `applications_all_due` ON `applications` (`status`,`due_at`,`id`);--> statement-breakpoint
CREATE INDEX `applications_all_newest` ON `applications` (`status`,`submitted_at`,`id`);--> statement-breakpoint
CREATE INDEX `applications_applicant_search` ON `applications` (`applicant_search`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `applications_receipt` ON `applications` (`receipt`);--> statement-breakpoint
CREATE UNIQUE INDEX `applications_idempotency_key` ON `applications` (`idempotency_key`);--> statement-breakpoint
CREATE TABLE `attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`session_hash` text NOT NULL,
	`draft_id` text,
	`application_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attachments_draft_id` ON `attachments` (`draft_id`);--> statement-breakpoint
CREATE INDEX `attachments_application_id` ON `attachments` (`application_id`);--> statement-breakpoint
CREATE TABLE `drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`session_hash` text NOT NULL,
	`procedure_id` text NOT NULL,
	`version_id` text NOT NULL,
	`answers` text NOT NULL,
	`pending` text,
	`identity` text,
	`revision` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `procedure_versions`(`version_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `drafts_expires_at` ON `drafts` (`expires_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `drafts_session_hash_procedure_id` ON `drafts` (`session_hash`,`procedure_id`);--> statement-breakpoint
CREATE TABLE `email_codes` (
	`draft_id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`code_hash` text NOT NULL,
	`tries` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `email_codes_expires_at` ON `email_codes` (`expires_at`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`to_address` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`about` text NOT NULL,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`last_error` text,
	`sent_at` integer
);
--> statement-breakpoint
CREATE INDEX `outbox_unsent` ON `outbox` (`due_at`) WHERE sent_at is null;--> statement-breakpoint
CREATE INDEX `outbox_about` ON `outbox` (`about`,`created_at`);--> statement-breakpoint
CREATE TABLE `procedure_versions` (
	`version_id` text PRIMARY KEY NOT NULL,
	`procedure_id` text NOT NULL,
	`version` integer NOT NULL,
	`number` integer NOT NULL,
	`definition` text NOT NULL,
	`hash` text NOT NULL,
	`published_at` integer NOT NULL,
	`published_by` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `procedure_versions_procedure_id_version` ON `procedure_versions` (`procedure_id`,`version`);--> statement-breakpoint
CREATE TABLE `rate_windows` (
	`key` text PRIMARY KEY NOT NULL,
	`taken` integer NOT NULL,
	`ends_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `rate_windows_ends_at` ON `rate_windows` (`ends_at`);--> statement-breakpoint
CREATE TABLE `site_counters` (
	`name` text PRIMARY KEY NOT NULL,
	`value` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `staff_accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`login` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`departments` text NOT NULL,
	`password_hash` text NOT NULL,
	`totp_secret` text,
	`totp_last_step` integer NOT NULL,
	`disabled_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_accounts_login` ON `staff_accounts` (`login`);--> statement-breakpoint
CREATE TABLE `staff_sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `staff_accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `staff_sessions_account_id` ON `staff_sessions` (`account_id`);--> statement-breakpoint
CREATE INDEX `staff_sessions_expires_at` ON `staff_sessions` (`expires_at`);