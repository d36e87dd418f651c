CREATE TABLE `case_uses` (
	`tenant_id` text NOT NULL,
	`referral_id` text NOT NULL,
	`office_id` text NOT NULL,
	`unit_id` text,
	`sender_id` text,
	`sent_at` integer NOT NULL,
	`is_withdrawn` integer DEFAULT false NOT NULL,
	`draft_seconds` integer,
	`claimed_at` integer,
	`answered_at` integer,
	`opened_at` integer,
	`acknowledged_at` integer,
	`asked_more` integer DEFAULT 0 NOT NULL,
	`questions` integer DEFAULT 0 NOT NULL,
	`images` integer DEFAULT 0 NOT NULL,
	`inadequate` integer DEFAULT 0 NOT NULL,
	`disposition` text,
	`would_refer` text,
	`helped` text,
	`learned` text,
	`read_minutes` real,
	PRIMARY KEY(`tenant_id`, `referral_id`)
);
--> statement-breakpoint
CREATE INDEX `case_uses_sent` ON `case_uses` (`tenant_id`,`sent_at`);--> statement-breakpoint
CREATE INDEX `case_uses_office` ON `case_uses` (`tenant_id`,`office_id`,`sent_at`);--> statement-breakpoint
CREATE TABLE `codes` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`parent_id` text,
	`name` text NOT NULL,
	`note` text NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `codings` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`interview_id` text NOT NULL,
	`code_id` text NOT NULL,
	`begins` integer NOT NULL,
	`ends` integer NOT NULL,
	`removed_at` integer,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`),
	FOREIGN KEY (`tenant_id`,`interview_id`) REFERENCES `interviews`(`tenant_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tenant_id`,`code_id`) REFERENCES `codes`(`tenant_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `codings_interview` ON `codings` (`tenant_id`,`interview_id`);--> statement-breakpoint
CREATE TABLE `condition_scores` (
	`tenant_id` text NOT NULL,
	`office_id` text NOT NULL,
	`condition` text NOT NULL,
	`seq` integer DEFAULT 0 NOT NULL,
	`value` real,
	`source` text NOT NULL,
	`sentence` text NOT NULL,
	`observed_on` text NOT NULL,
	`is_blind` integer NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `office_id`, `condition`, `seq`),
	FOREIGN KEY (`tenant_id`,`office_id`) REFERENCES `offices`(`tenant_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `conditions` (
	`tenant_id` text NOT NULL,
	`code` text NOT NULL,
	`name_en` text NOT NULL,
	`name_nb` text NOT NULL,
	`anchors` text,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `code`)
);
--> statement-breakpoint
CREATE TABLE `interviews` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`office_id` text NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`role` text NOT NULL,
	`held_on` text NOT NULL,
	`consent` text NOT NULL,
	`withdrawn_at` integer,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`),
	FOREIGN KEY (`tenant_id`,`office_id`) REFERENCES `offices`(`tenant_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `samples` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`rule` text NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	`result` text,
	`shown_at` integer,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `told_ties` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`office_id` text NOT NULL,
	`from_kind` text NOT NULL,
	`from_name` text NOT NULL,
	`to_kind` text NOT NULL,
	`to_name` text NOT NULL,
	`coding_id` text NOT NULL,
	`removed_at` integer,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`),
	FOREIGN KEY (`tenant_id`,`office_id`) REFERENCES `offices`(`tenant_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tenant_id`,`coding_id`) REFERENCES `codings`(`tenant_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `office_contacts` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`office_id` text NOT NULL,
	`kind` text NOT NULL,
	`about` text,
	`reason` text,
	`sentence` text NOT NULL,
	`next_on` text,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`),
	FOREIGN KEY (`tenant_id`,`office_id`) REFERENCES `offices`(`tenant_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `office_contacts_office` ON `office_contacts` (`tenant_id`,`office_id`,`made_at`);--> statement-breakpoint
CREATE TABLE `office_profiles` (
	`tenant_id` text NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `office_id`, `version`),
	FOREIGN KEY (`tenant_id`,`office_id`) REFERENCES `offices`(`tenant_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `office_months` (
	`tenant_id` text NOT NULL,
	`office_id` text NOT NULL,
	`month` text NOT NULL,
	`figures` text NOT NULL,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `office_id`, `month`),
	FOREIGN KEY (`tenant_id`,`office_id`) REFERENCES `offices`(`tenant_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `practice_answers` (
	`tenant_id` text NOT NULL,
	`referral_id` text NOT NULL,
	`feedback` text NOT NULL,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `referral_id`),
	FOREIGN KEY (`tenant_id`,`referral_id`) REFERENCES `referrals`(`tenant_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `offices` ADD `merged_into` text;--> statement-breakpoint
ALTER TABLE `offices` ADD `month_letter_off` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `referrals` ADD `is_practice` integer DEFAULT false NOT NULL;